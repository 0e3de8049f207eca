import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { edges, essays } from '#db/schema/index.ts';
import type { RelatedEssay } from '../rules/reasons.ts';

/** What to read after a work, best first, each by the edition that stands for it. */
export function listRelated(
  db: Database,
  { workId }: { workId: string },
  most: number,
): Promise<RelatedEssay[]> {
  return db
    .select({
      slug: essays.slug,
      title: essays.title,
      standfirst: essays.standfirst,
      lang: essays.lang,
      score: edges.score,
      reasons: edges.reasons,
    })
    .from(edges)
    .innerJoin(essays, and(eq(essays.workId, edges.toId), eq(essays.standing, true)))
    .where(eq(edges.fromId, workId))
    .orderBy(asc(edges.position))
    .limit(most);
}
