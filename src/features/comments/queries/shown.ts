import { type SQL, sql } from 'drizzle-orm';

/** Who reads; without a member, everyone. */
export interface Viewer {
  memberId?: string | undefined;
}

/**
 * Whether the comment of the table alias `name` stands before a viewer: approved and for them, or their own and waiting.
 */
export function isShown(name: string, { memberId }: Viewer): SQL<boolean> {
  const comment = sql.identifier(name);
  if (!memberId) return sql<boolean>`(${comment}.status = 'approved' and ${comment}.audience = 'public')`;
  return sql<boolean>`(${comment}.status = 'approved' or (${comment}.status = 'held' and ${comment}.member_id = ${memberId}::uuid))`;
}

/** Whether the root `name` begins a thread that holds anything for the viewer. */
export const hasAnythingShown = (name: string, viewer: Viewer): SQL => {
  const root = sql.identifier(name);
  return sql`(${isShown(name, viewer)} or exists (select from comments reply
    where reply.work_id = ${root}.work_id and reply.root_id = ${root}.id and reply.depth > 0 and ${isShown('reply', viewer)}))`;
};
