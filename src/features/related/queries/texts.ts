import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { isAmong } from './among.ts';

/** What the graph reads of a published work: the edition that stands for it. */
export function readTexts(db: Database, workIds: string[]) {
  return db
    .select({
      workId: essays.workId,
      slug: essays.slug,
      title: essays.title,
      text: essays.text,
      body: essays.body,
      lang: essays.lang,
      publishedAt: sql<Date>`essays.published_at`.mapWith(essays.publishedAt),
      topicIds: sql<string[]>`array(
        select topic_id from essay_topics where essay_topics.essay_id = essays.id order by topic_id)`,
    })
    .from(essays)
    .where(and(eq(essays.standing, true), isAmong(essays.workId, workIds)));
}

/** The works that readers may open, in an order that stays. */
export async function listStandingWorks(db: Database): Promise<string[]> {
  const rows = await db
    .select({ workId: essays.workId })
    .from(essays)
    .where(eq(essays.standing, true))
    .orderBy(essays.workId);
  return rows.map(({ workId }) => workId);
}

export const countStandingWorks = (db: Database) => db.$count(essays, eq(essays.standing, true));
