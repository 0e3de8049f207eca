import { desc, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { graphSnapshots } from '#db/schema/index.ts';
import type { Frequencies } from '../rules/weights.ts';
import type { GraphMemory } from './memory.ts';

/** The snapshot by which works are weighed now; undefined before the first. */
export async function findSnapshot(db: Database) {
  const [snapshot] = await db.select().from(graphSnapshots).orderBy(desc(graphSnapshots.number)).limit(1);
  return snapshot;
}

/** How frequent these terms are in the snapshot, by language. */
export async function readFrequencies(
  db: Database,
  terms: () => Iterable<number>,
  memory: GraphMemory,
): Promise<(lang: string) => Frequencies> {
  const [snapshot, known] = await Promise.all([
    findSnapshot(db),
    memory.frequencies ?? readKnown(db, terms()),
  ]);
  return (lang) => ({
    works: snapshot?.works[primaryLanguage(lang)] ?? 0,
    of: (term) => known.of(term),
  });
}

async function readKnown(db: Database, terms: Iterable<number>) {
  const rows = rowsOf<{ term: number; works: number }>(
    await db.execute(sql`
      select term, works from term_frequencies where term = any(${sql.param([...new Set(terms)])}::int[])`),
  );
  const known = new Map(rows.map(({ term, works }) => [term, works]));
  return { of: (term: number) => known.get(term) ?? 0 };
}

export const primaryLanguage = (lang: string) => lang.split('-')[0] ?? lang;
