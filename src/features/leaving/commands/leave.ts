import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { words } from '../../../words/words.ts';
import { queueMail } from '../../mail/commands.ts';
import { refuseLastOwner } from '../../members/commands/suspend.ts';
import { findSite } from '../../site/queries.ts';
import { findLeavingSummary } from '../queries/plan.ts';
import { leavesAtFrom } from '../rules/grace.ts';
import { leavingPlanOf } from '../rules/plan.ts';

/**
 * Begins a member's day of grace, and tells them by mail what will be done. Works while suspended; asking twice changes
 * nothing.
 * @throws DomainError CONFLICT before there is a plan, or when they are the only owner.
 */
export function askToLeave(db: Database, memberId: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    await refuseLastOwner(tx, memberId);
    const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for('update');
    if (!member) throw new DomainError('NOT_FOUND', (w) => w.members.gone);
    if (member.leavesAt) return;
    const plan = leavingPlanOf(member.leavingPlan);
    if (!plan) throw new DomainError('CONFLICT', (w) => w.leaving.planFirst);
    const leavesAt = leavesAtFrom(now);
    await tx.update(members).set({ leavesAt }).where(eq(members.id, memberId));
    const { leaving: w } = words((await findSite(tx)).language);
    const planned = w.lines(await findLeavingSummary(tx, member, plan));
    const data = { at: leavesAt.toISOString(), planned };
    await queueMail(tx, { template: 'leaving', data, memberId }, now);
  });
}

/** Ends a member's leaving before it is carried out; their plan stays with them. */
export async function stayAfterAll(db: Database, memberId: string) {
  await db.update(members).set({ leavesAt: null }).where(eq(members.id, memberId));
}
