import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decisions, leases } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { countParity } from '../../comments/commands/parity.ts';
import {
  approveComment,
  declineComment,
  markSpam,
  restoreComment,
  type Settled,
} from '../../comments/commands/settle.ts';
import { recordDecision } from '../../decisions/commands.ts';
import { findGuideline } from '../../guidelines/queries.ts';
import type { Judgement } from '../rules/judgement.ts';
import { waitBucket } from '../rules/waits.ts';

interface Settlement {
  commentId: string;
  moderatorId: string;
  judgement: Judgement;
  /** What the moderator had said of the words alone; null where there was no blind look. */
  provisional: Judgement['verdict'] | null;
  now: Date;
}

const OUTCOME = { approve: 'approved', decline: 'declined', spam: 'spam' } as const;

/** Carries a decision out, writes it down for good, and ends the lease. */
export async function settle(tx: Database, settlement: Settlement) {
  const { commentId, moderatorId, judgement, provisional, now } = settlement;
  const guideline =
    judgement.verdict === 'decline' ? await guidelineInForce(tx, judgement.guidelineId) : undefined;
  const before = await listDeciders(tx, commentId);
  const settled = await carryOut(tx, commentId, judgement, now);
  await recordDecision(tx, {
    commentId,
    essayId: settled.essayId,
    moderatorId,
    verdict: judgement.verdict,
    provisionalVerdict: provisional,
    guidelineId: guideline?.id,
    guidelineTitle: guideline?.title,
    guidelineText: guideline?.text,
    onAppeal: settled.onAppeal,
    sameReader: settled.onAppeal && before.includes(moderatorId),
    about: settled.about,
    decidedAt: now,
  });
  await tx.delete(leases).where(eq(leases.commentId, commentId));
  await count(tx, settlement, { ...settled, first: before.length === 0 });
}

function carryOut(tx: Database, id: string, judgement: Judgement, now: Date): Promise<Settled> {
  if (judgement.verdict === 'approve') return approveComment(tx, id, now);
  if (judgement.verdict === 'spam') return markSpam(tx, id, now);
  return declineComment(tx, id, now, judgement);
}

async function guidelineInForce(tx: Database, id: string) {
  const guideline = await findGuideline(tx, id);
  if (guideline && !guideline.retiredAt) return guideline;
  throw new DomainError('CONFLICT', (w) => w.guidelines.retired);
}

/** Who has decided on a comment so far, as often as they did. */
async function listDeciders(tx: Database, commentId: string): Promise<string[]> {
  const rows = await tx
    .select({ moderatorId: decisions.moderatorId })
    .from(decisions)
    .where(
      and(
        eq(decisions.commentId, commentId),
        inArray(decisions.verdict, ['approve', 'decline', 'spam', 'restore']),
      ),
    );
  return rows.map(({ moderatorId }) => moderatorId);
}

/**
 * The parity report speaks of first decisions on comments that were written here, and of appeals. What is sent again is
 * the same person again, and what came from elsewhere was spoken in no voice of this site.
 */
async function count(tx: Database, settlement: Settlement, settled: Settled & { first: boolean }) {
  const { judgement, provisional, now } = settlement;
  const { about, voice, heldAt, onAppeal, spokenHere, first } = settled;
  if (!spokenHere) return;
  const add = (outcome: Parameters<typeof countParity>[1]['outcome'], bucket?: number) =>
    countParity(tx, { voice, outcome, now, ...(bucket === undefined ? {} : { bucket }) });
  if (onAppeal) return judgement.verdict === 'approve' ? add('reversed') : undefined;
  if (about !== 'comment' || !first) return;
  await add(OUTCOME[judgement.verdict]);
  if (provisional !== null && provisional !== judgement.verdict) await add('changed-after-reveal');
  if (heldAt) await add('wait', waitBucket(heldAt, now));
}

/** Undoes what took a comment away, and writes that down as well. */
export async function restore(tx: Database, moderatorId: string, commentId: string, now: Date) {
  const [taken] = await tx
    .select({ at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.commentId, commentId), inArray(decisions.verdict, ['decline', 'spam'])))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  const { essayId, about } = await restoreComment(tx, commentId, taken?.at, now);
  const decision = { commentId, essayId, moderatorId, about, decidedAt: now };
  await recordDecision(tx, { ...decision, verdict: 'restore' });
}
