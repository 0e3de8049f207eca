import type { Database } from '#db/client.ts';
import { candidates, citations, edges, graphWorks, heavyTerms } from '#db/schema/index.ts';
import { analyze, vacuum } from '#db/statistics.ts';
import { GraphMemory } from '../queries/memory.ts';
import { readInvertedIndex } from '../queries/overlaps.ts';
import { listStandingWorks } from '../queries/texts.ts';
import { inBatches } from '../rules/batches.ts';
import { fillLists, tendLists } from './candidates.ts';
import { redraw } from './draw.ts';
import { finishSnapshot, takeLinks, takeSnapshot } from './snapshot.ts';
import { weighWorks } from './weigh.ts';

/** The steps of a rebuild, each over all works. */
export const STEPS = ['count', 'weigh', 'compare', 'draw'] as const;

/** Hears how far a step has come. */
export type Progress = (step: (typeof STEPS)[number], done: number, of: number) => void;

/** Each batch is one transaction, short enough that readers and members need not wait for it. */
const WORKS_AT_ONCE = 10;
/** While one batch is worked out, the database is busy with the others. */
const BATCHES_AT_ONCE = 3;

/** What the steps fill, at first from nothing. */
const TABLES = {
  weigh: [graphWorks, heavyTerms, citations],
  compare: [candidates],
  draw: [edges],
};

/** Takes a new snapshot and makes the whole graph by it, while readers keep the old edges. @returns how many works it has. */
export async function rebuildGraph(db: Database, now: Date, progress: Progress = () => {}): Promise<number> {
  const all = await listStandingWorks(db);
  const memory = new GraphMemory();
  const number = await takeSnapshot(db, now, memory, (done) => progress('count', done, all.length));
  await weighAll(db, memory, progress);
  // All texts are weighed, and the comparing needs the room.
  memory.frequencies = undefined;
  memory.stems.clear();
  await takeLinks(db);
  const works = await relateAll(db, memory, progress);
  await finishSnapshot(db, number, new Date());
  return works;
}

/** Weighs every work that readers may open, and lets go of every other. */
export async function weighAll(db: Database, memory = new GraphMemory(), progress: Progress = () => {}) {
  const known = await db.select({ workId: graphWorks.workId }).from(graphWorks);
  const all = [...new Set([...(await listStandingWorks(db)), ...known.map(({ workId }) => workId)])];
  await step(db, 'weigh', all, (tx, ids) => weighWorks(tx, ids, memory), progress);
}

/** Finds the candidates of all weighed works and draws their edges. @returns how many there are. */
export async function relateAll(
  db: Database,
  memory = new GraphMemory(),
  progress: Progress = () => {},
): Promise<number> {
  const rows = await db.select({ workId: graphWorks.workId }).from(graphWorks).orderBy(graphWorks.workId);
  const works = rows.map(({ workId }) => workId);
  // Every change from here on asks this table's index alone.
  await vacuum(db, heavyTerms);
  memory.inverted = await readInvertedIndex(db, works);
  const compare = async (tx: Database, workIds: string[]) => {
    await fillLists(tx, workIds, memory);
    await tendLists(tx, workIds, memory);
  };
  await step(db, 'compare', works, compare, progress);
  // All works are compared, and the drawing needs the room.
  memory.inverted = undefined;
  memory.works.clear();
  await step(db, 'draw', works, redraw, progress);
  return works.length;
}

async function step(
  db: Database,
  name: keyof typeof TABLES,
  workIds: string[],
  perform: (tx: Database, workIds: string[]) => Promise<unknown>,
  progress: Progress,
) {
  const batches = inBatches(workIds, WORKS_AT_ONCE);
  let done = 0;
  let known = 0;
  const work = async () => {
    for (const batch of batches) {
      await db.transaction((tx) => perform(tx, batch));
      done += batch.length;
      if (done >= 2 * known) {
        known = done;
        await analyze(db, TABLES[name]);
      }
      progress(name, done, workIds.length);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
}
