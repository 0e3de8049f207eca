import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { MOST_EDGES, SCORED_SPAN } from '../rules/edges.ts';
import { CANDIDATES, FEW_CANDIDATES } from './overlaps.ts';

/** Scores of edges are kept to so much. */
const ROUNDED = 0.0001;

/**
 * Of works in whose lists of candidates one came, changed or went, those whose edges may be others now. Of a list's others
 * one at most begins to count thereby, or ceases to: those about the last that counts are looked at too. Where links may
 * have a say, or topics, the answer is yes; so it is where an edge leads to one of them, which may have another reason now.
 */
export async function listShaken(db: Database, candidateId: string, workIds: string[]): Promise<string[]> {
  if (workIds.length === 0) return [];
  const ids = sql`${sql.param(workIds)}::uuid[]`;
  const rows = rowsOf<{ workId: string }>(
    await db.execute(sql`
      with drawn as (
        select from_id, count(*) as number, min(score) as lowest from edges where from_id = any(${ids}) group by from_id
      ), listed as (
        select * from (
          select work_id, candidate_id, score, count(*) over (partition by work_id) as length,
            row_number() over (partition by work_id order by overlap desc, candidate_id) as rank
          from candidates where work_id = any(${ids})) ranked
        where candidate_id = ${candidateId} or rank in (1, ${CANDIDATES}, ${CANDIDATES + 1})
      )
      select distinct asked.work_id as "workId"
      from unnest(${ids}) asked (work_id)
      left join drawn on drawn.from_id = asked.work_id
      left join listed on listed.work_id = asked.work_id
      where coalesce(number, 0) < ${MOST_EDGES} or coalesce(length, 0) <= ${FEW_CANDIDATES}
        or exists (select from citations where citations.work_id = asked.work_id)
        or ((candidate_id = ${candidateId} or rank > 1) and (
          score * ${SCORED_SPAN} > lowest - ${ROUNDED}
          or exists (select from edges where edges.from_id = asked.work_id and to_id = candidate_id)
          or exists (select from linked_works where linked_works.work_id = candidate_id)))`),
  );
  return rows.map(({ workId }) => workId);
}
