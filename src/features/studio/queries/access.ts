import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { collaborators, drafts } from '#db/schema/index.ts';
import { isOwner, mayWrite, type Writer } from '../rules/writer.ts';

/** The condition for drafts that a member may work on: owners on all, authors where they have joined. */
export function workedOnBy(db: Database, member: Writer): SQL | undefined {
  if (isOwner(member)) return undefined;
  if (!mayWrite(member)) return sql`false`;
  return joinedBy(db, member.id);
}

/** The condition for drafts that a member works on themselves. */
export function joinedBy(db: Database, memberId: string): SQL {
  const theirs = db
    .select({ draftId: collaborators.draftId })
    .from(collaborators)
    .where(and(eq(collaborators.memberId, memberId), isNotNull(collaborators.joinedAt)));
  return sql`${drafts.id} in ${theirs}`;
}
