import type { Database } from '#db/client.ts';
import { edges, graphWorks, worksToRelate } from '#db/schema/index.ts';
import { findSnapshot } from './snapshot.ts';

/** How the graph stands, for the owner. */
export async function findGraphState(db: Database) {
  const [snapshot, works, drawn, waiting] = await Promise.all([
    findSnapshot(db),
    db.$count(graphWorks),
    db.$count(edges),
    db.$count(worksToRelate),
  ]);
  return { takenAt: snapshot?.takenAt, finishedAt: snapshot?.finishedAt, works, edges: drawn, waiting };
}
