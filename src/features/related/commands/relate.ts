import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { GraphMemory } from '../queries/memory.ts';
import { listShaken } from '../queries/shaken.ts';
import { admitCandidate, tendLists, withdrawCandidate } from './candidates.ts';
import { redraw } from './draw.ts';
import { weighWorks } from './weigh.ts';

/**
 * Brings the graph to what a work is now, whether it came, changed or went: the work itself and every other whose edges
 * it bears on. With the snapshot as it is, the graph is the same in whatever order works come and go.
 */
export async function relateWork(tx: Database, workId: string) {
  const memory = new GraphMemory();
  const [before, listing] = await Promise.all([listAffected(tx, workId), withdrawCandidate(tx, workId)]);
  const [present] = await weighWorks(tx, [workId]);
  const admitting = present ? await admitCandidate(tx, workId, memory) : [];
  const listed = [...new Set([...listing, ...admitting, ...(present ? [workId] : [])])];
  await tendLists(tx, listed, memory);
  const others = await Promise.all([
    listAffected(tx, workId),
    listCiting(tx, listed),
    listShaken(tx, workId, listed),
  ]);
  const own = present ? [workId] : [];
  await redraw(
    tx,
    [...new Set([...own, ...before, ...others.flat()])].filter((id) => present || id !== workId),
  );
}

/** The works whose edges a work bears on beside those that list it: shown, chosen, in its series, citing or cited. */
async function listAffected(tx: Database, workId: string): Promise<string[]> {
  const rows = rowsOf<{ workId: string }>(
    await tx.execute(sql`
      with own as (select id from essays where work_id = ${workId}), affected as (
        select from_id as work_id from edges where to_id = ${workId}
        union select other.work_id from curated_edges join essays other on other.id = from_id where to_id in (select id from own)
        union select other.work_id from curated_edges join essays other on other.id = to_id where from_id in (select id from own)
        union select other.id from works join works other on other.series_id = works.series_id where works.id = ${workId}
        union select citations.work_id from addresses join citations on citations.path = addresses.path
          where addresses.essay_id in (select id from own)
        union select essays.work_id from citations join addresses on addresses.path = citations.path
          join essays on essays.id = addresses.essay_id where citations.work_id = ${workId}
        union select sparse.work_id from graph_works sparse
          join graph_works own on own.work_id = ${workId} and own.topic_ids && sparse.topic_ids
          where sparse.sparse
      )
      select graph_works.work_id as "workId" from affected join graph_works on graph_works.work_id = affected.work_id
      order by 1`),
  );
  return rows.map((row) => row.workId);
}

/** The works that link to any of these: how similar something is to what a work cites counts for that work. */
async function listCiting(tx: Database, workIds: string[]): Promise<string[]> {
  const rows = rowsOf<{ workId: string }>(
    await tx.execute(sql`
      select distinct citations.work_id as "workId"
      from essays join addresses on addresses.essay_id = essays.id
      join citations on citations.path = addresses.path
      where essays.work_id = any(${sql.param(workIds)}::uuid[])`),
  );
  return rows.map((row) => row.workId);
}
