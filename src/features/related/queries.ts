import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Essay } from '../essays/queries/essay.ts';
import { type Neighbour, type RelatedEssay, rankNeighbours } from './rules.ts';

/**
 * What to read after an essay, best first: chosen by people, then its series, then what shares its topics.
 * Editions of one work never recommend each other, and the standing edition stands for its work.
 */
export async function listRelated(db: Database, essay: Essay, most: number): Promise<RelatedEssay[]> {
  const rows = rowsOf<Neighbour>(
    await db.execute(sql`
      with chosen as (
        select to_id as essay_id, 'curated' as kind, relation, note, position from curated_edges where from_id = ${essay.id}
        union all
        select from_id, 'curated-back', relation, note, 1000 + position from curated_edges where to_id = ${essay.id}
      ), in_series as (
        select next.id as work_id, case when next.part > own.part then 'next' else 'previous' end as relation,
          abs(next.part - own.part) as position
        from works own join works next on next.series_id = own.series_id and next.id <> own.id
        where own.id = ${essay.workId} and abs(next.part - own.part) = 1
      ), on_topic as (
        select shared.essay_id, string_agg(topics.name, '|' order by mine.position) as relation, count(*)::int as position
        from essay_topics mine
        join essay_topics shared on shared.topic_id = mine.topic_id and shared.essay_id <> mine.essay_id
        join topics on topics.id = mine.topic_id
        join essays on essays.id = shared.essay_id and essays.standing
        where mine.essay_id = ${essay.id}
        group by shared.essay_id, essays.published_at
        order by count(*) desc, essays.published_at desc limit ${most + 3}
      ), edges as (
        select essays.work_id, kind, relation, note, position from chosen join essays on essays.id = chosen.essay_id
        union all select work_id, 'series', relation, '', position from in_series
        union all select essays.work_id, 'same-topic', relation, '', -position
          from on_topic join essays on essays.id = on_topic.essay_id
      )
      select standing.slug, standing.title, standing.standfirst, standing.lang, standing.published_at as "publishedAt",
        edges.kind, edges.relation, edges.note, edges.position
      from edges join essays standing on standing.work_id = edges.work_id and standing.standing
      where edges.work_id <> ${essay.workId}`),
  );
  return rankNeighbours(rows, most);
}
