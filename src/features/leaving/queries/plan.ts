import { asc, eq, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, members } from '#db/schema/index.ts';
import { listDraftsOnlyOf } from '../../studio/queries/leaving.ts';
import { type LeavingPlan, leavingPlanOf } from '../rules/plan.ts';
import { type LeavingSummary, summarise } from '../rules/summary.ts';
import { listEssaysOfAuthor } from './essays.ts';

/** What a member has planned, and when they will be gone if they asked for it; undefined without such a member. */
export async function findLeaving(db: Database, memberId: string) {
  const [row] = await db
    .select({
      plan: members.leavingPlan,
      leavesAt: members.leavesAt,
      authorId: members.authorId,
      name: members.name,
    })
    .from(members)
    .where(eq(members.id, memberId));
  return row && { ...row, plan: leavingPlanOf(row.plan) };
}

/** What the plan would do now, in numbers. */
export async function findLeavingSummary(
  db: Database,
  { id, authorId }: { id: string; authorId: string | null },
  plan: LeavingPlan,
): Promise<LeavingSummary> {
  const said = await db
    .select({ id: comments.id, status: comments.status })
    .from(comments)
    .where(eq(comments.memberId, id));
  const drafts = await listDraftsOnlyOf(db, id);
  return summarise(plan, said, await listEssaysOfAuthor(db, authorId), drafts.length);
}

/** Members whose day of grace is over, by id. */
export const listDueLeavings = (db: Database, now: Date) =>
  db
    .select({ id: members.id })
    .from(members)
    .where(lte(members.leavesAt, now))
    .orderBy(asc(members.leavesAt));
