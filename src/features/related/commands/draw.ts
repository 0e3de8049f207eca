import { sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { type Database, rowsOf } from '#db/client.ts';
import { edges, essays, type StoredReason } from '#db/schema/index.ts';
import { isAmong } from '../queries/among.ts';
import { listCurated, listLinks, listSeriesNeighbours } from '../queries/neighbours.ts';
import { readSharedSubjects } from '../queries/reasons.ts';
import { listScored } from '../queries/scored.ts';
import { drawEdges, type Edge } from '../rules/edges.ts';

/** Draws the edges of works anew from all that is known of them. @returns the works whose edges are others now. */
export async function redraw(tx: Database, workIds: string[]): Promise<string[]> {
  if (workIds.length === 0) return [];
  const [drawn, shown] = await Promise.all([drawAll(tx, workIds), readEdges(tx, workIds)]);
  const different = workIds.filter((id) => print(drawn.get(id)) !== print(shown.get(id)));
  await Promise.all([
    writeEdges(
      tx,
      different.map((id) => [id, drawn.get(id) ?? []]),
    ),
    tellReaders(tx, different),
  ]);
  return different;
}

async function drawAll(tx: Database, workIds: string[]): Promise<Map<string, Edge[]>> {
  const [chosen, runs, links, linksHere, scored] = await Promise.all([
    listCurated(tx, workIds),
    listSeriesNeighbours(tx, workIds),
    listLinks(tx, 'from', workIds),
    listLinks(tx, 'to', workIds),
    listScored(tx, workIds),
  ]);
  const curated = Map.groupBy(chosen, ({ workId }) => workId);
  const series = Map.groupBy(runs, ({ workId }) => workId);
  const cites = Map.groupBy(links, ({ fromId }) => fromId);
  const citedBy = Map.groupBy(linksHere, ({ toId }) => toId);
  const drawn = workIds.map((id): [string, Edge[]] => [
    id,
    drawEdges({
      curated: curated.get(id) ?? [],
      previous: series.get(id)?.[0]?.previous ?? null,
      next: series.get(id)?.[0]?.next ?? null,
      cites: (cites.get(id) ?? []).map(({ toId }) => toId),
      citedBy: (citedBy.get(id) ?? []).map(({ fromId }) => fromId),
      scored: scored.get(id) ?? [],
    }),
  ]);
  return withSharedSubjects(tx, new Map(drawn));
}

/** Adds the reasons that two works have in common beside what relates them. */
async function withSharedSubjects(tx: Database, drawn: Map<string, Edge[]>): Promise<Map<string, Edge[]>> {
  const pairs = [...drawn].flatMap(([fromId, list]) => list.map(({ toId }) => ({ fromId, toId })));
  const sharedBy = await readSharedSubjects(tx, pairs);
  return new Map(
    [...drawn].map(([fromId, list]) => [
      fromId,
      list.map((edge) => ({
        ...edge,
        reasons: withoutEmpty([...edge.reasons, ...sharedBy(fromId, edge.toId)]),
      })),
    ]),
  );
}

/** That two texts are alike in words which cannot be named is a reason only where there is no other. */
function withoutEmpty(reasons: StoredReason[]): StoredReason[] {
  const telling = reasons.filter(({ kind, details }) => kind !== 'shares-terms' || details.length > 0);
  return telling.length > 0 ? telling : reasons;
}

async function readEdges(tx: Database, workIds: string[]): Promise<Map<string, Edge[]>> {
  const rows = await tx
    .select()
    .from(edges)
    .where(isAmong(edges.fromId, workIds))
    .orderBy(edges.fromId, edges.position);
  return Map.groupBy(rows, ({ fromId }) => fromId);
}

/** What of edges readers can see; an object's keys may come back from the database in another order. */
const print = (list: Edge[] = []) =>
  JSON.stringify(
    list.map(({ toId, score, reasons }) => [
      toId,
      score,
      reasons.map((reason) => Object.entries(reason).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    ]),
  );

async function writeEdges(tx: Database, lists: [fromId: string, list: Edge[]][]) {
  if (lists.length === 0) return;
  const rows = lists.flatMap(([fromId, list]) =>
    list.map((edge, position) => ({ fromId, position, ...edge })),
  );
  await tx.delete(edges).where(
    isAmong(
      edges.fromId,
      lists.map(([fromId]) => fromId),
    ),
  );
  await tx.execute(sql`
    insert into edges (from_id, to_id, position, score, reasons)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row("fromId" uuid, "toId" uuid, position int, score real, reasons jsonb)`);
}

/** Lets the pages of these works be made anew. */
async function tellReaders(tx: Database, workIds: string[]) {
  if (workIds.length === 0) return;
  const rows = rowsOf<{ slug: string }>(
    await tx.select({ slug: essays.slug }).from(essays).where(isAmong(essays.workId, workIds)),
  );
  await changed(tx, ['graph', ...rows.map(({ slug }) => `essay:${slug}`)]);
}
