import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, essays, lockedThreads } from '#db/schema/index.ts';

/** A thread as the form that ends it needs it. */
export async function findThread(db: Database, commentId: string) {
  const [thread] = await db
    .select({
      rootId: comments.rootId,
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
