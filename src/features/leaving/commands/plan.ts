import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, members } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { couldMislead } from '../../members/commands/names.ts';
import { listEssaysOfAuthor } from '../queries/essays.ts';
import type { PlanForm } from '../rules/inputs.ts';
import {
  type CommentTreatment,
  type EssayTreatment,
  type LeavingPlan,
  leavingPlanOf,
  needsEssayPseudonym,
  needsPseudonym,
} from '../rules/plan.ts';

/**
 * Notes what a member wants to become of everything they wrote; exceptions that were made before stay.
 * @throws FieldError when a pseudonym is lacking or could be taken for someone else, DomainError CONFLICT while leaving.
 */
export function planLeaving(db: Database, memberId: string, choice: Omit<PlanForm, 'step'>): Promise<void> {
  return db.transaction(async (tx) => {
    const { plan: before } = await lockStaying(tx, memberId);
    const plan: LeavingPlan = {
      ...choice,
      commentExceptions: before?.commentExceptions ?? {},
      essayExceptions: before?.essayExceptions ?? {},
    };
    if (!plan.pseudonym && needsPseudonym(plan))
      throw new FieldError('CONFLICT', 'pseudonym', (w) => w.leaving.pseudonymForComments);
    if (!plan.essayPseudonym && needsEssayPseudonym(plan))
      throw new FieldError('CONFLICT', 'essayPseudonym', (w) => w.leaving.pseudonymForEssays);
    await refuseNames(tx, plan);
    await savePlan(tx, memberId, plan);
  });
}

/** Nobody is left to ask about a pseudonym, so it must not be anyone's name who writes or decides here. */
async function refuseNames(tx: Database, plan: LeavingPlan) {
  for (const field of ['pseudonym', 'essayPseudonym'] as const) {
    const name = plan[field];
    if (name && (await couldMislead(tx, name)))
      throw new FieldError('CONFLICT', field, (w) => w.leaving.nameTooClose);
  }
}

/** One comment or essay, and what is to become of it; empty: as of all. */
type Exception<Treatment> = readonly [id: string, treatment: Treatment | ''];

/** Treats some comments otherwise than all. @throws DomainError CONFLICT before the first choice, or while leaving. */
export function exceptComments(db: Database, memberId: string, chosen: Exception<CommentTreatment>[]) {
  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, memberId);
    if (!plan.pseudonym && chosen.some(([, treatment]) => treatment === 'pseudonym'))
      throw new DomainError('CONFLICT', (w) => w.leaving.noPseudonym);
    const ids = chosen.map(([id]) => id);
    const theirs = and(eq(comments.memberId, memberId), inArray(comments.id, ids));
    const own = ids.length > 0 ? await tx.select({ id: comments.id }).from(comments).where(theirs) : [];
    const commentExceptions = merged(plan.commentExceptions, chosen, own);
    await savePlan(tx, memberId, { ...plan, commentExceptions });
  });
}

/** Treats some essays otherwise than all. @throws DomainError CONFLICT before the first choice, or while leaving. */
export function exceptEssays(db: Database, memberId: string, chosen: Exception<EssayTreatment>[]) {
  return db.transaction(async (tx) => {
    const plan = await lockPlan(tx, memberId);
    if (!plan.essayPseudonym && chosen.some(([, treatment]) => treatment === 'pseudonym'))
      throw new DomainError('CONFLICT', (w) => w.leaving.noPseudonym);
    const { authorId } = await lockStaying(tx, memberId);
    const essayExceptions = merged(plan.essayExceptions, chosen, await listEssaysOfAuthor(tx, authorId));
    await savePlan(tx, memberId, { ...plan, essayExceptions });
  });
}

function merged<Treatment>(
  before: Record<string, Treatment>,
  chosen: Exception<Treatment>[],
  own: { id: string }[],
): Record<string, Treatment> {
  const after = { ...before };
  for (const [id, treatment] of chosen) {
    if (treatment === '') delete after[id];
    else if (own.some((one) => one.id === id)) after[id] = treatment;
  }
  return after;
}

async function lockPlan(tx: Database, memberId: string): Promise<LeavingPlan> {
  const { plan } = await lockStaying(tx, memberId);
  if (!plan) throw new DomainError('CONFLICT', (w) => w.leaving.restFirst);
  return plan;
}

async function lockStaying(tx: Database, memberId: string) {
  const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for('update');
  if (!member) throw new DomainError('NOT_FOUND', (w) => w.members.gone);
  if (member.leavesAt) throw new DomainError('CONFLICT', (w) => w.leaving.leavingAlready);
  return { plan: leavingPlanOf(member.leavingPlan), authorId: member.authorId };
}

const savePlan = (tx: Database, memberId: string, plan: LeavingPlan) =>
  tx.update(members).set({ leavingPlan: plan }).where(eq(members.id, memberId));
