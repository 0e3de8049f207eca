import { eq, lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { graphSnapshots, linkedWorks, termFrequencies, worksToRelate } from '#db/schema/index.ts';
import { vacuum } from '#db/statistics.ts';
import type { GraphMemory } from '../queries/memory.ts';
import { listAllLinks } from '../queries/neighbours.ts';
import { findSnapshot, primaryLanguage } from '../queries/snapshot.ts';
import { listStandingWorks, readTexts } from '../queries/texts.ts';
import { readTermIds } from '../queries/weighed.ts';
import { inBatches } from '../rules/batches.ts';
import { FrequencyCount } from '../rules/frequency-count.ts';
import { neighbourWeight } from '../rules/score.ts';

/** Counting keeps the process from its readers, so it comes in small helpings. */
const TEXTS_AT_ONCE = 10;
const ROWS_AT_ONCE = 50_000;

/** Counts in how many works each term stands. @returns the new snapshot's number. */
export async function takeSnapshot(
  db: Database,
  now: Date,
  memory: GraphMemory,
  progress: (done: number) => void = () => {},
): Promise<number> {
  const count = new FrequencyCount();
  const works: Record<string, number> = {};
  let done = 0;
  for (const batch of inBatches(await listStandingWorks(db), TEXTS_AT_ONCE)) {
    const texts = await readTexts(db, batch);
    for (const terms of await readTermIds(db, texts, memory)) count.add(terms);
    for (const { lang } of texts) works[primaryLanguage(lang)] = (works[primaryLanguage(lang)] ?? 0) + 1;
    done += batch.length;
    progress(done);
  }
  const number = ((await findSnapshot(db))?.number ?? 0) + 1;
  await db.transaction(async (tx) => {
    await tx.delete(termFrequencies);
    for (const rows of inBatches(count.repeated(), ROWS_AT_ONCE))
      await tx.execute(sql`
        insert into term_frequencies (term, works) select * from unnest(
          ${sql.param(rows.map(([term]) => term))}::int[], ${sql.param(rows.map(([, often]) => often))}::int[])`);
    await tx.insert(graphSnapshots).values({ number, works, takenAt: now });
    // All works are weighed from here on; one that changes later gets a new note.
    await tx.delete(worksToRelate);
    await tx.delete(graphSnapshots).where(lt(graphSnapshots.number, number));
  });
  await vacuum(db, termFrequencies);
  memory.frequencies = count;
  return number;
}

/** Keeps which works are linked as the texts are now, for the link terms of the score. */
export async function takeLinks(db: Database) {
  const links = await listAllLinks(db);
  const degrees = new Map<string, Set<string>>();
  const meet = (one: string, other: string) => degrees.set(one, (degrees.get(one) ?? new Set()).add(other));
  for (const { fromId, toId } of links) {
    meet(fromId, toId);
    meet(toId, fromId);
  }
  const cited = new Set(links.map(({ fromId, toId }) => `${fromId} ${toId}`));
  const rows = [...degrees].flatMap(([workId, neighbours]) =>
    [...neighbours].map((neighbourId) => ({
      workId,
      neighbourId,
      incoming: cited.has(`${neighbourId} ${workId}`),
      weight: neighbourWeight(degrees.get(neighbourId)?.size ?? 0),
    })),
  );
  await db.transaction(async (tx) => {
    await tx.delete(linkedWorks);
    for (const batch of inBatches(rows, 1000)) await tx.insert(linkedWorks).values(batch);
  });
}

export const finishSnapshot = (db: Database, number: number, now: Date) =>
  db.update(graphSnapshots).set({ finishedAt: now }).where(eq(graphSnapshots.number, number));
