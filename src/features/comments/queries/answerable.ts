import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, works } from '#db/schema/index.ts';

/** As much of a published essay as it takes to comment on it. */
export async function findAnswerable(db: Database, slug: string) {
  const [essay] = await db
    .select({
      id: essays.id,
      workId: essays.workId,
      comments: works.comments,
      moderation: works.moderation,
      closeCommentsAfterDays: works.closeCommentsAfterDays,
      workPublishedAt: sql<Date>`(select min(first.published_at) from essays first
        where first.work_id = works.id and first.status = 'published')`.mapWith(essays.publishedAt),
    })
    .from(essays)
    .innerJoin(works, eq(works.id, essays.workId))
    .where(and(eq(essays.slug, slug), eq(essays.status, 'published')));
  return essay;
}
