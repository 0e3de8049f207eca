import { count, countDistinct, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, comments, decisions, members, reports } from '#db/schema/index.ts';

/** What the demonstration put into the database. */
export type Figures = Awaited<ReturnType<typeof countFigures>>;

export async function countFigures(db: Database) {
  const statuses = await db
    .select({ status: comments.status, count: count() })
    .from(comments)
    .groupBy(comments.status);
  const [queue] = await db.select({ of: count() }).from(comments).where(isNotNull(comments.heldAt));
  const [asked] = await db.select({ of: count() }).from(appeals);
  const [open] = await db.select({ of: count() }).from(appeals).where(isNull(appeals.settledAt));
  const [told] = await db.select({ of: countDistinct(reports.commentId) }).from(reports);
  const [decided] = await db.select({ of: count() }).from(decisions);
  const [people] = await db.select({ of: count() }).from(members);
  return {
    members: people?.of ?? 0,
    comments: statuses.reduce((sum, each) => sum + each.count, 0),
    byStatus: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    waiting: queue?.of ?? 0,
    appeals: asked?.of ?? 0,
    openAppeals: open?.of ?? 0,
    reported: told?.of ?? 0,
    decisions: decided?.of ?? 0,
  };
}
