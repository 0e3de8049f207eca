import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, follows } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';

interface Followed {
  memberId: string;
  workId: string;
  /** The comment that began a thread; without it, all comments under the work. */
  rootId?: string | undefined;
}

/**
 * Sends a member what is said in a thread, or under the whole work, by mail. Following twice is following.
 * @throws DomainError NOT_FOUND when there is no such thread.
 */
export async function follow(db: Database, { memberId, workId, rootId }: Followed) {
  await db.transaction(async (tx) => {
    if (rootId) {
      const thread = and(eq(comments.id, rootId), eq(comments.workId, workId), eq(comments.depth, 0));
      const [root] = await tx.select({ id: comments.id }).from(comments).where(thread);
      if (!root) throw new DomainError('NOT_FOUND', (w) => w.comments.threadGone);
    }
    await tx
      .insert(follows)
      .values({ memberId, workId, rootId: rootId ?? null })
      .onConflictDoNothing();
  });
}

/** Ends the mails of a follow; one that is not there has ended already. */
export async function unfollow(db: Database, { memberId, followId }: { memberId: string; followId: string }) {
  await db.delete(follows).where(and(eq(follows.id, followId), eq(follows.memberId, memberId)));
}
