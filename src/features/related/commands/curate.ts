import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { curatedEdges, edgeChanges, essays, graphWorks } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { refusals } from '../../../words/en/related.ts';
import { isAmong } from '../queries/among.ts';
import type { EdgeEnds, EdgeWords } from '../rules/curating.ts';
import { redraw } from './draw.ts';

type Act = typeof edgeChanges.$inferInsert.act;

/** Somebody's hand in the graph: who, and when. */
export interface Curating {
  curator: { id: string };
  now: Date;
}

/** Puts an edge before all others of its essay, for every reader. @throws DomainError NOT_FOUND, CONFLICT within a work. */
export const pinEdge = (db: Database, by: Curating, ends: EdgeEnds, said: EdgeWords) =>
  curate(db, by, 'pin', ends, said, (tx) => layHand(tx, ends, said));

/** Gives an edge a curator's words, whoever drew it. @throws DomainError NOT_FOUND, CONFLICT within a work. */
export const rewordEdge = (db: Database, by: Curating, ends: EdgeEnds, said: EdgeWords) =>
  curate(db, by, 'reword', ends, said, (tx) => layHand(tx, ends, said));

/** Hides an edge from every reader, whoever drew it. @throws DomainError NOT_FOUND, CONFLICT within a work. */
export const hideEdge = (db: Database, by: Curating, ends: EdgeEnds) =>
  curate(db, by, 'hide', ends, NO_WORDS, (tx) => layHand(tx, ends, { ...NO_WORDS, hidden: true }));

/** Moves a pinned edge before the pinned one above it, or after the one below. @throws DomainError CONFLICT at the end. */
export const movePin = (db: Database, by: Curating, ends: EdgeEnds, direction: 'up' | 'down') =>
  curate(db, by, 'move', ends, NO_WORDS, (tx) => swapPins(tx, ends, direction));

/** Takes back what curators did to an edge, so that it is as its author and its text have it. @throws as the others. */
export const restoreEdge = (db: Database, by: Curating, ends: EdgeEnds) =>
  curate(db, by, 'restore', ends, NO_WORDS, (tx) => tx.delete(curatedEdges).where(byCurator(ends)));

const NO_WORDS = { relation: '', note: '' };

const byCurator = ({ fromId, toId }: EdgeEnds) =>
  and(eq(curatedEdges.fromId, fromId), eq(curatedEdges.toId, toId), eq(curatedEdges.source, 'curator'));

/** Does something to an edge, logs it, and lets readers see it at once. */
function curate(
  db: Database,
  { curator, now }: Curating,
  act: Act,
  ends: EdgeEnds,
  said: EdgeWords,
  perform: (tx: Database) => Promise<unknown>,
) {
  return db.transaction(async (tx) => {
    const workIds = await worksOf(tx, ends);
    await perform(tx);
    await tx.insert(edgeChanges).values({ ...ends, ...said, act, memberId: curator.id, changedAt: now });
    const inGraph = await tx
      .select({ workId: graphWorks.workId })
      .from(graphWorks)
      .where(isAmong(graphWorks.workId, workIds));
    await redraw(
      tx,
      inGraph.map(({ workId }) => workId),
    );
  });
}

async function worksOf(tx: Database, { fromId, toId }: EdgeEnds): Promise<string[]> {
  const rows = await tx
    .select({ workId: essays.workId })
    .from(essays)
    .where(and(isAmong(essays.id, [fromId, toId]), eq(essays.status, 'published')));
  if (rows.length < 2) throw new DomainError('NOT_FOUND', refusals.essayGone);
  const workIds = [...new Set(rows.map(({ workId }) => workId))];
  if (workIds.length < 2) throw new DomainError('CONFLICT', refusals.sameWork);
  return workIds;
}

/** The curator's own row of an edge; one that is there keeps its place. */
async function layHand(tx: Database, ends: EdgeEnds, said: EdgeWords & { hidden?: boolean }) {
  const set = { hidden: false, ...said };
  const position = sql`(select coalesce(max(position) + 1, 0) from curated_edges
    where from_id = ${ends.fromId} and source = 'curator')`;
  await tx
    .insert(curatedEdges)
    .values({ ...ends, ...set, source: 'curator', position })
    .onConflictDoUpdate({
      target: [curatedEdges.fromId, curatedEdges.toId, curatedEdges.source],
      set,
    });
}

async function swapPins(tx: Database, ends: EdgeEnds, direction: 'up' | 'down') {
  const pins = await tx
    .select({ toId: curatedEdges.toId, position: curatedEdges.position })
    .from(curatedEdges)
    .where(
      and(
        eq(curatedEdges.fromId, ends.fromId),
        eq(curatedEdges.source, 'curator'),
        eq(curatedEdges.hidden, false),
      ),
    )
    .orderBy(curatedEdges.position);
  const at = pins.findIndex(({ toId }) => toId === ends.toId);
  const own = pins[at];
  const other = pins[direction === 'up' ? at - 1 : at + 1];
  if (!own || !other) throw new DomainError('CONFLICT', refusals.noFurther);
  const place = (toId: string, position: number) =>
    tx
      .update(curatedEdges)
      .set({ position })
      .where(byCurator({ ...ends, toId }));
  await place(own.toId, other.position);
  await place(other.toId, own.position);
}
