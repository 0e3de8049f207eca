import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { eraseComments } from './erase.ts';
import { changedWork } from './rows.ts';

/**
 * Takes a comment back. Without replies nothing of it remains; with replies an empty place does, which leads to nobody.
 * Works while suspended.
 * @throws DomainError NOT_FOUND when it is not theirs.
 */
export function withdrawComment(db: Database, memberId: string, id: string): Promise<{ workId: string }> {
  return db.transaction(async (tx) => {
    // The strongest lock, so that a reply under way either comes first or finds it gone.
    const [comment] = await tx.select().from(comments).where(eq(comments.id, id)).for('update');
    if (!comment || comment.memberId !== memberId || comment.status === 'withdrawn')
      throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
    await eraseComments(tx, [id]);
    await changedWork(tx, comment.workId);
    return { workId: comment.workId };
  });
}
