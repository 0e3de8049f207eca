import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { letterReaders, members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { chooseMail } from '../../members/commands/profile.ts';
import { mailChoicesOf } from '../../members/rules/mail-choices.ts';
import { spendToken } from '../../members/tokens.ts';
import { type AskedLetters, askedLetters } from '../rules/inputs.ts';

/** Asks whoever reads this address whether they want letters. Nothing is kept of it until they say yes. */
export const askForLetters = (db: Database, asked: AskedLetters, now: Date) =>
  db.transaction((tx) =>
    queueMail(tx, { template: 'letters-asked', data: asked, address: asked.email }, now),
  );

/**
 * Begins the letters that the link was made for. A member's own choice is changed instead, so nobody is written to twice.
 * @throws DomainError NOT_FOUND for a link that does nothing any more.
 */
export function confirmLetters(db: Database, secret: string, now: Date) {
  return db.transaction(async (tx) => {
    const token = await spendToken(tx, ['letters'], secret, now);
    const asked = askedLetters.safeParse(token?.data).data;
    if (!asked) throw new DomainError('NOT_FOUND', (w) => w.letters.linkGone);
    const { email, pace } = asked;
    const [member] = await tx
      .select({ id: members.id, choices: members.mailChoices })
      .from(members)
      .where(and(eq(members.email, email), isNotNull(members.verifiedAt)))
      .for('update');
    if (member) return chooseMail(tx, member.id, { ...mailChoicesOf(member.choices), letters: pace });
    await tx
      .insert(letterReaders)
      .values({ email, pace, confirmedAt: now })
      .onConflictDoUpdate({ target: letterReaders.email, set: { pace, confirmedAt: now } });
  });
}

/** Ends the letters to someone without an account, and forgets their address. */
export async function forgetReader(db: Database, id: string) {
  await db.delete(letterReaders).where(eq(letterReaders.id, id));
}

/** The same for whoever is reached at an address, when its member leaves. */
export async function forgetReaderAt(tx: Database, email: string) {
  await tx.delete(letterReaders).where(eq(letterReaders.email, email));
}
