import type { Database } from '#db/client.ts';
import { DomainError } from '../../../errors.ts';
import { lockComment } from '../../comments/commands/rows.ts';
import { isHidden } from '../../comments/rules/state.ts';
import type { Judgement } from '../rules/judgement.ts';
import { restore, settle } from './settle.ts';

/**
 * Takes a comment away that readers see. Its member has their words back with the guideline, as after any decline.
 * @throws DomainError FORBIDDEN for one's own, CONFLICT when readers do not see it, or an edit of it waits.
 */
export function hideComment(
  db: Database,
  moderatorId: string,
  commentId: string,
  judgement: Judgement & { verdict: 'decline' },
  now: Date,
): Promise<void> {
  return db.transaction(async (tx) => {
    const comment = await lockComment(tx, commentId);
    if (comment.memberId === moderatorId) throw new DomainError('FORBIDDEN', (w) => w.moderation.ownComment);
    if (comment.status !== 'approved') throw new DomainError('CONFLICT', (w) => w.moderation.notShown);
    if (comment.heldEdit !== null && comment.heldAt)
      throw new DomainError('CONFLICT', (w) => w.moderation.editWaits);
    await settle(tx, { commentId, moderatorId, judgement, provisional: null, now });
  });
}

/**
 * Shows a comment to readers again that a moderator had hidden.
 * @throws DomainError FORBIDDEN for one's own, CONFLICT when it is not hidden, or a second reader has been asked.
 */
export function showAgain(db: Database, moderatorId: string, commentId: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const comment = await lockComment(tx, commentId);
    if (comment.memberId === moderatorId) throw new DomainError('FORBIDDEN', (w) => w.moderation.ownComment);
    if (!isHidden(comment)) throw new DomainError('CONFLICT', (w) => w.comments.notHidden);
    await restore(tx, moderatorId, commentId, now);
  });
}
