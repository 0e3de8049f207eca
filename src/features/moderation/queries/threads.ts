import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, essays, lockedThreads } from '#db/schema/index.ts';

/** A comment and its thread as the forms that hide it or end the thread need them. */
export async function findThread(db: Database, commentId: string) {
  const [thread] = await db
    .select({
      rootId: comments.rootId,
      body: comments.body,
      status: comments.status,
      approvedAt: comments.approvedAt,
      heldAt: comments.heldAt,
      essayTitle: essays.title,
      essaySlug: essays.slug,
      lockedFor: lockedThreads.reason,
      lockedAt: lockedThreads.lockedAt,
    })
    .from(comments)
    .leftJoin(essays, eq(essays.id, comments.essayId))
    .leftJoin(lockedThreads, eq(lockedThreads.rootId, comments.rootId))
    .where(eq(comments.id, commentId));
  return thread;
}
