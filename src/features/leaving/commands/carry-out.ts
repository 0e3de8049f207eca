import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { words } from '../../../words/words.ts';
import { commentPath } from '../../comments/rules/paths.ts';
import { forgetReaderAt } from '../../letters/commands/ask.ts';
import { forgetMailsOf, queueMail } from '../../mail/commands.ts';
import { refuseLastOwner } from '../../members/commands/suspend.ts';
import { findSite } from '../../site/queries.ts';
import { removeDraftsOnlyOf } from '../../studio/commands/leave.ts';
import { forgetSuggestionsOf } from '../../suggestions/commands/forget.ts';
import { listDueLeavings } from '../queries/plan.ts';
import { leavingPlanOf } from '../rules/plan.ts';
import { summarise } from '../rules/summary.ts';
import { treatComments } from './comments.ts';
import { treatEssays } from './essays.ts';
import { forgetDoings } from './traces.ts';

/**
 * Lets those go whose day of grace is over, each in a transaction of their own.
 * @returns how many went.
 * @throws the first trouble, after the others are gone.
 */
export async function carryOutLeavings(db: Database, now: Date): Promise<number> {
  const troubles: unknown[] = [];
  let gone = 0;
  for (const { id } of await listDueLeavings(db, now))
    try {
      if (await carryOutLeaving(db, id, now)) gone += 1;
    } catch (error) {
      troubles.push(error);
    }
  if (troubles.length > 0) throw troubles[0];
  return gone;
}

/** @returns whether they went: they may have decided to stay in the last moment. */
function carryOutLeaving(db: Database, memberId: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    await refuseLastOwner(tx, memberId);
    const [member] = await tx.select().from(members).where(eq(members.id, memberId)).for('update');
    const plan = leavingPlanOf(member?.leavingPlan);
    if (!member?.leavesAt || member.leavesAt > now || !plan) return false;

    const said = await treatComments(tx, memberId, plan);
    const drafts = await removeDraftsOnlyOf(tx, memberId);
    const essays = await treatEssays(tx, member.authorId, plan);
    await forgetDoings(tx, memberId);
    await forgetSuggestionsOf(tx, memberId);
    await forgetReaderAt(tx, member.email);
    const paths = said.map(({ id }) => commentPath(id));
    await forgetMailsOf(tx, member, paths, now);
    // Sessions, links, mutes, follows and appreciations go with the row.
    await tx.delete(members).where(eq(members.id, memberId));

    const { leaving: w } = words((await findSite(tx)).language);
    const done = w.linesDone(summarise(plan, said, essays, drafts));
    await queueMail(tx, { template: 'left', data: { done }, address: member.email }, now);
    return true;
  });
}
