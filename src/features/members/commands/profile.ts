import { and, eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { members, mutes } from '#db/schema/index.ts';
import { FieldError } from '../../../errors.ts';
import { type MailChoices, mailChoicesOf } from '../rules/mail-choices.ts';
import type { SessionMember } from '../rules/member.ts';
import { skeletonOf } from '../rules/skeleton.ts';
import { refuseNameOfAnother } from './names.ts';

/** Readers see the new name wherever the member has spoken. @throws FieldError when it is too close to another's. */
export async function changeName(db: Database, member: SessionMember, name: string) {
  await refuseNameOfAnother(db, name, member);
  await db.transaction(async (tx) => {
    await tx
      .update(members)
      .set({ name, nameSkeleton: skeletonOf(name) })
      .where(eq(members.id, member.id));
    await changed(tx, ['names']);
  });
}

/**
 * Says in which voices the member may speak from now on; what was said before keeps the voice it was said in.
 * @throws FieldError for a voice that the site does not have.
 */
export async function chooseVoices(
  db: Database,
  member: SessionMember,
  voices: string[],
  known: string[],
  now: Date,
) {
  if (voices.some((voice) => !known.includes(voice)))
    throw new FieldError('CONFLICT', 'voices', (w) => w.members.voiceGone);
  const voiceConsentAt = voices.length > 0 ? now : null;
  await db.update(members).set({ voices, voiceConsentAt }).where(eq(members.id, member.id));
}

export async function chooseMail(db: Database, memberId: string, choices: MailChoices) {
  await db.update(members).set({ mailChoices: choices }).where(eq(members.id, memberId));
}

/** Turns one kind of mail off, from a link in such a mail. */
export async function stopMail(db: Database, memberId: string, kind: keyof typeof STOPPED) {
  await db.transaction(async (tx) => {
    const [member] = await tx
      .select({ choices: members.mailChoices })
      .from(members)
      .where(eq(members.id, memberId))
      .for('update');
    if (!member) return;
    await chooseMail(tx, memberId, { ...mailChoicesOf(member.choices), ...STOPPED[kind] });
  });
}

/** What is chosen once a kind of mail is stopped. */
const STOPPED = {
  replies: { replies: false },
  'essay-comments': { essayComments: 'never' },
  queue: { queue: 'never' },
  letters: { letters: 'never' },
} as const satisfies Record<string, Partial<MailChoices>>;

/** Folds another's comments for this member, and sends no mail about them. */
export async function muteMember(db: Database, memberId: string, mutedId: string) {
  if (memberId === mutedId) return;
  const [muted] = await db.select({ id: members.id }).from(members).where(eq(members.id, mutedId));
  if (muted) await db.insert(mutes).values({ memberId, mutedId }).onConflictDoNothing();
}

export async function unmuteMember(db: Database, memberId: string, mutedId: string) {
  await db.delete(mutes).where(and(eq(mutes.memberId, memberId), eq(mutes.mutedId, mutedId)));
}
