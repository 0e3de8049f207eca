import { asc, count, eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { letterReaders, members } from '#db/schema/index.ts';
import type { LetterPace } from '../rules/inputs.ts';

/** Whom a letter goes to: a member, or a reader without an account at their address. */
export interface Recipient {
  memberId: string | null;
  readerId: string | null;
  address: string | null;
}

/** Everyone who wants letters at this pace, each address once: what a member chose counts before what they once asked for. */
export async function listRecipients(db: Database, pace: LetterPace): Promise<Recipient[]> {
  return rowsOf<Recipient>(
    await db.execute(sql`
      select id as "memberId", null as "readerId", null as address from members
        where verified_at is not null and mail_choices->>'letters' = ${pace}
      union all
      select null, id, email from letter_readers reader
        where pace = ${pace}::letter_pace and not exists (
          select from members where members.email = reader.email
            and members.verified_at is not null and members.mail_choices->>'letters' in ('at-once', 'weekly'))`),
  );
}

/** How many read by mail, by pace; those with an account and those without. */
export async function countReaders(db: Database) {
  const choice = sql<string>`${members.mailChoices}->>'letters'`;
  const asMembers = await db
    .select({ pace: choice, readers: count() })
    .from(members)
    .where(sql`${choice} in ('at-once', 'weekly') and ${members.verifiedAt} is not null`)
    .groupBy(choice);
  const without = await db
    .select({ pace: letterReaders.pace, readers: count() })
    .from(letterReaders)
    .groupBy(letterReaders.pace);
  const of = (pace: LetterPace) =>
    [...asMembers, ...without].reduce((sum, line) => (line.pace === pace ? sum + line.readers : sum), 0);
  return { atOnce: of('at-once'), weekly: of('weekly') };
}

/** What is kept of someone at this address as a reader of letters, for their download. */
export async function findLetterRecord(db: Database, memberId: string) {
  const lettersAskedFor = await db
    .select({ email: letterReaders.email, pace: letterReaders.pace, confirmedAt: letterReaders.confirmedAt })
    .from(letterReaders)
    .innerJoin(members, eq(members.email, letterReaders.email))
    .where(eq(members.id, memberId))
    .orderBy(asc(letterReaders.confirmedAt));
  return { lettersAskedFor };
}
