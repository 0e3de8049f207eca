import { eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments } from '#db/schema/index.ts';
import { eraseComments, forgetDealings } from '../../comments/commands/erase.ts';
import { changedWorks } from '../../comments/commands/rows.ts';
import { type CommentTreatment, type LeavingPlan, treatmentOfComment } from '../rules/plan.ts';

/** Does with each of a member's comments what they planned. @returns the comments as they were. */
export async function treatComments(tx: Database, memberId: string, plan: LeavingPlan) {
  const { id, status, workId } = comments;
  const own = await tx
    .select({ id, status, workId })
    .from(comments)
    .where(eq(comments.memberId, memberId))
    .orderBy(id)
    .for('update');
  const idsFor = (treatment: CommentTreatment) =>
    own.filter((comment) => treatmentOfComment(plan, comment) === treatment).map((comment) => comment.id);
  await eraseComments(tx, idsFor('delete'));
  await signOtherwise(tx, idsFor('unsigned'), null, plan);
  await signOtherwise(tx, idsFor('pseudonym'), plan.pseudonym ?? null, plan);
  await changedWorks(tx, [...new Set(own.map((comment) => comment.workId))]);
  return own;
}

/** Only what readers see stays: no edit that waits, no earlier text, nothing that leads to the member. */
async function signOtherwise(
  tx: Database,
  ids: string[],
  pseudonym: string | null,
  { dropVoices }: LeavingPlan,
) {
  if (ids.length === 0) return;
  await forgetDealings(tx, ids);
  await tx
    .update(comments)
    .set({
      memberId: null,
      pseudonym,
      heldEdit: null,
      heldAt: null,
      idempotencyKey: null,
      ...(dropVoices ? { voice: null } : {}),
    })
    .where(inArray(comments.id, ids));
}
