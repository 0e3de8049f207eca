import type { Database } from '#db/client.ts';
import { graphWorks } from '#db/schema/index.ts';
import { unpackVector } from '../rules/vector.ts';
import { isAmong } from './among.ts';
import type { ComparableWork, GraphMemory } from './memory.ts';

/** Brings what works are compared by to mind, and returns it. */
export async function readComparables(
  db: Database,
  workIds: Iterable<string>,
  { works }: GraphMemory,
): Promise<ReadonlyMap<string, ComparableWork>> {
  const unknown = [...new Set(workIds)].filter((id) => !works.has(id));
  if (unknown.length === 0) return works;
  const { workId, publishedAt, topicIds, named, vector } = graphWorks;
  const rows = await db
    .select({ workId, publishedAt, topicIds, named, vector })
    .from(graphWorks)
    .where(isAmong(graphWorks.workId, unknown));
  for (const { workId: id, vector: packed, ...row } of rows)
    works.set(id, { ...row, vector: unpackVector(packed) });
  return works;
}
