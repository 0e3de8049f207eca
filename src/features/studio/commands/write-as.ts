import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { linkAuthor } from '../../members/commands/capabilities.ts';

/**
 * Lets a member write as an author, and work on what that author signs; without one they write as nobody, and what they
 * work on stays open to them.
 * @throws DomainError NOT_FOUND for an author who is not there, CONFLICT when another member writes as them.
 */
export function letWriteAs(db: Database, memberId: string, handle: string | undefined): Promise<void> {
  return db.transaction(async (tx) => {
    await linkAuthor(tx, memberId, handle);
    await joinSigned(tx, sql`members.id = ${memberId}`);
  });
}

/** Lets members work on the drafts of essays that they sign; `which` chooses among `drafts`, `bylines` and `members`. */
export const joinSigned = (tx: Database, which: SQL) =>
  tx.execute(sql`
    insert into collaborators (draft_id, member_id, invited_at, joined_at)
    select drafts.id, members.id, drafts.saved_at, drafts.saved_at
    from drafts join bylines on bylines.essay_id = drafts.essay_id
    join members on members.author_id = bylines.author_id
    where ${which}
    on conflict do nothing`);
