import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bylines, essays } from '#db/schema/index.ts';

/** Every essay that an author signs, in any state, the latest first. */
export async function listEssaysOfAuthor(db: Database, authorId: string | null) {
  if (!authorId) return [];
  return db
    .select({
      id: essays.id,
      workId: essays.workId,
      slug: essays.slug,
      title: essays.title,
      lang: essays.lang,
      status: essays.status,
      editionLabel: essays.editionLabel,
      /** Whether others sign it too. */
      shared: sql<boolean>`exists (select from bylines other
        where other.essay_id = ${essays.id} and other.author_id <> ${authorId}::uuid)`,
    })
    .from(essays)
    .innerJoin(bylines, eq(bylines.essayId, essays.id))
    .where(eq(bylines.authorId, authorId))
    .orderBy(sql`${essays.publishedAt} desc nulls first`, desc(essays.id));
}

export type OwnEssayLine = Awaited<ReturnType<typeof listEssaysOfAuthor>>[number];
