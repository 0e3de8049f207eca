import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { inBatches } from '../rules/batches.ts';
import { type HeavyWork, InvertedIndex, type Overlap } from '../rules/inverted-index.ts';
import type { GraphMemory } from './memory.ts';

/** So many candidates count. */
export const CANDIDATES = 50;
/** So many are kept, because now and then one leaves. */
export const KEPT_CANDIDATES = 60;

/** With fewer than these a work's topics have to help. */
export const FEW_CANDIDATES = 5;

/** The works that overlap most with each of these, and the first one after those that are kept. */
export async function listOverlaps(
  db: Database,
  workIds: string[],
  { inverted }: GraphMemory,
): Promise<Overlap[]> {
  if (inverted) return workIds.flatMap((id) => inverted.listOverlaps(id, KEPT_CANDIDATES + 1));
  return rowsOf(
    await db.execute(sql`
      select work_id as "workId", candidate_id as "candidateId", overlap, rank::int
      from (select *, row_number() over (partition by work_id order by overlap desc, candidate_id) as rank
        from ${overlapsOf(sql`mine.work_id = any(${sql.param(workIds)}::uuid[])`)}) ranked
      where rank <= ${KEPT_CANDIDATES + 1}`),
  );
}

/** The same for one work, and beside these every work whose own list it belongs to. */
export async function listOverlapsBothWays(
  db: Database,
  workId: string,
): Promise<(Overlap & { accepts: boolean })[]> {
  return rowsOf(
    await db.execute(sql`
      select ranked.work_id as "workId", candidate_id as "candidateId", overlap, rank::int, accepts
      from (select pairs.*,
          row_number() over (order by overlap desc, candidate_id) as rank,
          floor is null or overlap > floor or (overlap = floor and pairs.work_id < floor_id) as accepts
        from ${overlapsOf(sql`mine.work_id = ${workId}`)}
        join graph_works on graph_works.work_id = candidate_id) ranked
      where rank <= ${KEPT_CANDIDATES + 1} or accepts`),
  );
}

const overlapsOf = (which: ReturnType<typeof sql>) => sql`(
  select mine.work_id, other.work_id as candidate_id, sum(mine.weight * other.weight)::int as overlap
  from heavy_terms mine join heavy_terms other on other.term = mine.term and other.work_id <> mine.work_id
  where ${which}
  group by mine.work_id, other.work_id) pairs`;

const WORKS_AT_ONCE = 500;

/** The inverted table of these works as it stands, for who is going to ask about all of them. */
export async function readInvertedIndex(db: Database, workIds: string[]): Promise<InvertedIndex> {
  const works: HeavyWork[] = [];
  for (const batch of inBatches(workIds, WORKS_AT_ONCE))
    works.push(
      ...rowsOf<HeavyWork>(
        await db.execute(sql`
          select work_id as "workId", array_agg(term) as terms, array_agg(weight) as weights
          from heavy_terms where work_id = any(${sql.param(batch)}::uuid[]) group by work_id`),
      ),
    );
  return new InvertedIndex(works);
}
