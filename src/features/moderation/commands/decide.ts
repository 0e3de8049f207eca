import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, leases } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { recordDecision } from '../../decisions/commands.ts';
import type { EarlyLookReason } from '../../decisions/rules.ts';
import { findQueued, type Lease, type QueuedComment } from '../queries/look.ts';
import type { Judgement } from '../rules/judgement.ts';
import { leaseEnd } from '../rules/lease.ts';
import { settle } from './settle.ts';

/** Which comment a moderator speaks of, and which state of its words they read. */
export interface Reading {
  moderatorId: string;
  ticket: string;
  seen: string;
}

/**
 * Takes what a moderator says of the words alone. It waits for the reveal and their confirmation, but for spam, which is
 * done. Said twice, the first one counts.
 * @throws DomainError CONFLICT when someone else decided or reads it, or its words changed meanwhile.
 */
export function judgeBlind(
  db: Database,
  reading: Reading,
  judgement: Judgement,
  now: Date,
): Promise<'decided' | 'waits'> {
  return db.transaction(async (tx) => {
    const { commentId, lease } = await lockReading(tx, reading);
    if (lease.revealedAt) return 'waits';
    const { moderatorId } = reading;
    const { verdict } = judgement;
    if (verdict === 'spam') {
      await settle(tx, { commentId, moderatorId, judgement, provisional: verdict, now });
      return 'decided';
    }
    const grounds = verdict === 'decline' ? judgement : { guidelineId: null, words: '' };
    await tx
      .update(leases)
      .set({
        provisionalVerdict: verdict,
        provisionalGuidelineId: grounds.guidelineId,
        words: grounds.words,
        revealedAt: now,
        until: leaseEnd(now),
      })
      .where(eq(leases.commentId, commentId));
    return 'waits';
  });
}

/**
 * Decides on a comment whose person has been revealed: as was said of the words alone, or otherwise.
 * @throws DomainError CONFLICT as for the blind judgement, and when that has not been given.
 */
export function decide(db: Database, reading: Reading, judgement: Judgement, now: Date) {
  return db.transaction(async (tx) => {
    const { commentId, lease } = await lockReading(tx, reading);
    if (!lease.revealedAt) throw new DomainError('CONFLICT', (w) => w.moderation.wordsFirst);
    const provisional =
      lease.provisionalVerdict === 'decline' ? 'decline' : lease.provisionalVerdict && 'approve';
    await settle(tx, { commentId, moderatorId: reading.moderatorId, judgement, provisional, now });
  });
}

/**
 * Shows a moderator the person before they have said what they think of the words; the log says so and why.
 * @throws DomainError CONFLICT as for a judgement.
 */
export function lookEarly(db: Database, reading: Omit<Reading, 'seen'>, reason: EarlyLookReason, now: Date) {
  return db.transaction(async (tx) => {
    const { commentId, lease, look } = await lockReading(tx, reading);
    if (lease.revealedAt) return;
    await tx
      .update(leases)
      .set({ revealedAt: now, until: leaseEnd(now) })
      .where(eq(leases.commentId, commentId));
    const [comment] = await tx
      .select({ essayId: comments.essayId })
      .from(comments)
      .where(eq(comments.id, commentId));
    await recordDecision(tx, {
      commentId,
      essayId: comment?.essayId,
      moderatorId: reading.moderatorId,
      verdict: 'early-look',
      reason,
      about: look.about,
      decidedAt: now,
    });
  });
}

/** The comment that this moderator has open and that still waits; nobody else can decide it until the transaction ends. */
async function lockReading(
  tx: Database,
  { moderatorId, ticket, seen }: Omit<Reading, 'seen'> & { seen?: string },
): Promise<QueuedComment & { lease: Lease }> {
  await tx.select({ id: comments.id }).from(comments).where(eq(comments.ticket, ticket)).for('no key update');
  const queued = await findQueued(tx, ticket);
  if (!queued) throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
  const { lease, look, waiting } = queued;
  if (!waiting) throw new DomainError('CONFLICT', (w) => w.moderation.decided);
  if (!lease) throw new DomainError('CONFLICT', (w) => w.moderation.lapsed);
  if (lease.moderatorId !== moderatorId) throw new DomainError('CONFLICT', (w) => w.moderation.taken);
  if (seen !== undefined && seen !== look.seen)
    throw new DomainError('CONFLICT', (w) => w.moderation.changed);
  return { ...queued, lease };
}
