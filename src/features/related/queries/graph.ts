import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Reason } from '../rules/reasons.ts';

/** An essay with its edges, for those who take the graph as a whole. */
export interface GraphEssay {
  id: string;
  /** With microseconds, which a Date would lose. */
  publishedAt: string;
  slug: string;
  title: string;
  lang: string;
  topics: string[];
  related: { slug: string; title: string; score: number; reasons: Reason[] }[];
}

/** The next so many essays of the graph with their edges, newest first, and where it goes on, if it does. */
export async function listGraphAfter(
  db: Database,
  after: { publishedAt: string; id: string } | undefined,
  limit: number,
): Promise<{ items: GraphEssay[]; next: GraphEssay | undefined }> {
  const older = after
    ? sql`(published_at, id) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const rows = rowsOf<GraphEssay>(
    await db.execute(sql`
      with shown as (
        select * from essays where standing and ${older} order by published_at desc, id desc limit ${limit + 1})
      select id, slug, title, lang,
        to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt",
        (select coalesce(json_agg(topics.slug order by position), '[]') from essay_topics
          join topics on topics.id = topic_id where essay_id = shown.id) as topics,
        (select coalesce(json_agg(json_build_object('slug', other.slug, 'title', other.title,
            'score', edges.score, 'reasons', edges.reasons) order by edges.position), '[]')
          from edges join essays other on other.work_id = edges.to_id and other.standing
          where edges.from_id = shown.work_id) as related
      from shown order by published_at desc, id desc`),
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1) : undefined };
}
