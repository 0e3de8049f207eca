import { eq, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { candidates, graphWorks } from '#db/schema/index.ts';
import { isAmong } from '../queries/among.ts';
import { readComparables } from '../queries/comparables.ts';
import type { ComparableWork, GraphMemory } from '../queries/memory.ts';
import {
  CANDIDATES,
  FEW_CANDIDATES,
  KEPT_CANDIDATES,
  listOverlaps,
  listOverlapsBothWays,
} from '../queries/overlaps.ts';
import type { Overlap } from '../rules/inverted-index.ts';
import { similarity } from '../rules/score.ts';
import { sharedTerms } from '../rules/shared.ts';

/** Lists may grow by so many before they are cut back, so that not every newcomer costs a cut. */
const CUT_BEYOND = KEPT_CANDIDATES + 10;

/** Takes a work out of all lists of candidates. @returns the works whose lists it stood in. */
export async function withdrawCandidate(tx: Database, workId: string): Promise<string[]> {
  const rows = await tx
    .delete(candidates)
    .where(eq(candidates.candidateId, workId))
    .returning({ workId: candidates.workId });
  return rows.map((row) => row.workId);
}

/** Gives a work its candidates and enters it in the lists that it belongs to. @returns the works of those lists. */
export async function admitCandidate(tx: Database, workId: string, memory: GraphMemory): Promise<string[]> {
  const overlaps = await listOverlapsBothWays(tx, workId);
  const accepting = overlaps.filter(({ accepts }) => accepts);
  const mirrored = accepting.map((one) => ({ ...one, workId: one.candidateId, candidateId: workId }));
  await replaceLists(tx, [workId], overlaps, mirrored, memory);
  return accepting.map(({ candidateId }) => candidateId);
}

/** Makes the lists of these works anew. */
export async function fillLists(tx: Database, workIds: string[], memory: GraphMemory) {
  if (workIds.length === 0) return;
  const overlaps = await listOverlaps(tx, workIds, memory);
  await replaceLists(tx, workIds, overlaps, [], memory);
}

/** Puts overlaps in place of what the lists of these works hold, and beside them others into other lists. */
async function replaceLists(
  tx: Database,
  workIds: string[],
  overlaps: Overlap[],
  others: Overlap[],
  memory: GraphMemory,
) {
  const entering = [...overlaps.filter(({ rank }) => rank <= KEPT_CANDIDATES), ...others];
  const ids = entering.flatMap(({ workId, candidateId }) => [workId, candidateId]);
  const [works] = await Promise.all([
    readComparables(tx, ids, memory),
    emptyLists(tx, workIds),
    noteFloors(tx, workIds, overlaps),
  ]);
  await insertCandidates(tx, entering, works);
}

/**
 * Cuts the lists that have grown too long, fills those from which so many left that others may now belong there, and
 * notes which works have next to nothing in theirs.
 */
export async function tendLists(tx: Database, workIds: string[], memory: GraphMemory) {
  const lists = await measureLists(tx, workIds);
  await cutLists(tx, idsOf(lists.filter(({ length }) => length > CUT_BEYOND)));
  await fillLists(tx, idsOf(lists.filter(({ length, cut }) => cut && length < CANDIDATES)), memory);
  for (const sparse of [true, false]) {
    const different = lists.filter(
      (list) => list.length < FEW_CANDIDATES === sparse && list.sparse !== sparse,
    );
    if (different.length > 0)
      await tx
        .update(graphWorks)
        .set({ sparse })
        .where(isAmong(graphWorks.workId, idsOf(different)));
  }
}

interface List {
  workId: string;
  length: number;
  cut: boolean;
  sparse: boolean;
}

const idsOf = (lists: List[]) => lists.map((list) => list.workId);

const measureLists = async (tx: Database, workIds: string[]) =>
  rowsOf<List>(
    await tx.execute(sql`
      select graph_works.work_id as "workId", count(candidates.candidate_id)::int as length,
        floor is not null as cut, sparse
      from graph_works left join candidates on candidates.work_id = graph_works.work_id
      where graph_works.work_id = any(${sql.param(workIds)}::uuid[])
      group by graph_works.work_id`),
  );

async function cutLists(tx: Database, workIds: string[]) {
  if (workIds.length === 0) return;
  await tx.execute(sql`
    with ranked as (
      select work_id, candidate_id, overlap,
        row_number() over (partition by work_id order by overlap desc, candidate_id) as rank
      from candidates where work_id = any(${sql.param(workIds)}::uuid[])
    ), cut as (
      delete from candidates using ranked
      where candidates.work_id = ranked.work_id and candidates.candidate_id = ranked.candidate_id
        and rank > ${KEPT_CANDIDATES}
    )
    update graph_works set floor = overlap, floor_id = candidate_id
    from ranked where ranked.work_id = graph_works.work_id and rank = ${KEPT_CANDIDATES + 1}`);
}

const emptyLists = (tx: Database, workIds: string[]) =>
  tx.delete(candidates).where(isAmong(candidates.workId, workIds));

/** Notes where lists are cut that are made from these overlaps. */
async function noteFloors(tx: Database, workIds: string[], overlaps: Overlap[]) {
  const firstLeftOut = overlaps.filter(({ rank }) => rank === KEPT_CANDIDATES + 1);
  await tx.execute(sql`
    update graph_works set floor = cut.overlap, floor_id = cut."candidateId"
    from unnest(${sql.param(workIds)}::uuid[]) own
    left join jsonb_to_recordset(${JSON.stringify(firstLeftOut)}::jsonb)
      as cut("workId" uuid, "candidateId" uuid, overlap int) on cut."workId" = own
    where graph_works.work_id = own`);
}

async function insertCandidates(
  tx: Database,
  overlaps: Overlap[],
  works: ReadonlyMap<string, ComparableWork>,
) {
  const rows = overlaps.flatMap(({ workId, candidateId, overlap }) => {
    const [work, candidate] = [works.get(workId), works.get(candidateId)];
    if (!work || !candidate) return [];
    const score = similarity(work, candidate);
    return [{ workId, candidateId, overlap, score, shared: sharedTerms(work.named, candidate.named) }];
  });
  await tx.execute(sql`
    insert into candidates (work_id, candidate_id, overlap, score, shared)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row("workId" uuid, "candidateId" uuid, overlap int, score float8, shared text[])`);
}
