import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, comments, decisions, declineWords } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { countParity } from '../../comments/commands/parity.ts';
import { appealObstacle } from '../rules/appeal.ts';

/**
 * Puts a declined comment back into the queue for someone who has not decided it.
 * @throws DomainError NOT_FOUND when it is not this member's, CONFLICT when a second reader cannot be asked.
 */
export function appealDecline(db: Database, memberId: string, commentId: string, now: Date) {
  return db.transaction(async (tx) => {
    const [comment] = await tx
      .select()
      .from(comments)
      .where(and(eq(comments.id, commentId), eq(comments.memberId, memberId)))
      .for('no key update');
    if (!comment) throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
    const declined =
      comment.status === 'declined' || (comment.status === 'approved' && comment.heldEdit !== null);
    const standing = await standingOf(tx, commentId);
    const obstacle = appealObstacle({ ...standing, declined: declined && comment.heldAt === null }, now);
    if (obstacle) throw new DomainError('CONFLICT', (w) => w.moderation.noSecondReader[obstacle]);
    await tx.insert(appeals).values({ commentId, askedAt: now });
    await tx.update(comments).set({ heldAt: now }).where(eq(comments.id, commentId));
    await countParity(tx, { voice: comment.voice, outcome: 'appealed', now });
  });
}

async function standingOf(tx: Database, commentId: string) {
  const [declined] = await tx
    .select({ at: declineWords.declinedAt })
    .from(declineWords)
    .where(eq(declineWords.commentId, commentId));
  const [open] = await tx
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.commentId, commentId), isNull(appeals.settledAt)));
  const [last] = await tx
    .select({ onAppeal: decisions.onAppeal })
    .from(decisions)
    .where(and(eq(decisions.commentId, commentId), eq(decisions.verdict, 'decline')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return { declinedAt: declined?.at ?? null, asked: open !== undefined, answered: last?.onAppeal ?? false };
}
