import type { Database } from '#db/client.ts';
import { graphWorks } from '#db/schema/index.ts';
import { inBatches } from '../rules/batches.ts';
import { unpackVector } from '../rules/vector.ts';
import { isAmong } from './among.ts';
import type { ComparableWork, GraphMemory } from './memory.ts';

/** A vector of 10 kB comes from the database as text three times as long. */
const ROWS_AT_ONCE = 100;

/** Brings what works are compared by to mind, and returns it. */
export async function readComparables(
  db: Database,
  workIds: Iterable<string>,
  { works }: GraphMemory,
): Promise<ReadonlyMap<string, ComparableWork>> {
  const unknown = [...new Set(workIds)].filter((id) => !works.has(id));
  const { workId, publishedAt, topicIds, named, vector } = graphWorks;
  for (const batch of inBatches(unknown, ROWS_AT_ONCE)) {
    const rows = await db
      .select({ workId, publishedAt, topicIds, named, vector })
      .from(graphWorks)
      .where(isAmong(graphWorks.workId, batch));
    for (const { workId: id, vector: packed, ...row } of rows)
      works.set(id, { ...row, vector: unpackVector(packed) });
  }
  return works;
}
