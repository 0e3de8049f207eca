import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { type Database, openPostgres, rowsOf } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { rebuildGraph } from '#src/features/related/commands/rebuild.ts';
import { givenEssay } from '../setup/cast.ts';
import type { Figure } from './figures.ts';
import { withDatabase, withFolder } from './place.ts';

/** Essays with the links that their writers made to each other, and a script beside them that scores a ranking. */
export const RELATED_DATA = process.env.RELATED_DATA ?? '../shared/input/related-dev.jsonl.gz';

interface Written {
  corpus: string;
  id: string;
  title: string;
  tags: string[];
  date: string;
  text: string;
  /** English where it is left out. */
  lang?: string;
}

const MEASURES = ['recall@5', 'recall@10', 'MRR', 'nDCG@5'] as const;
const BARS: Record<string, number[]> = {
  '18f': [0.54, 0.655, 0.482, 0.442],
  rust: [0.545, 0.635, 0.488, 0.452],
};

/** What scored similarity alone finds of the links that writers made; undefined where the essays are not there. */
export async function relatedFigures(server: string): Promise<Figure[] | undefined> {
  if (!existsSync(RELATED_DATA)) return undefined;
  const essays = readEssays();
  const figures: Figure[] = [];
  for (const way of ['in batch', 'one by one'] as const) {
    const ranks: Record<string, string[]> = {};
    for (const corpus of new Set(essays.map((essay) => essay.corpus))) {
      const own = essays.filter((essay) => essay.corpus === corpus);
      Object.assign(ranks, await withGraph(server, (db) => rank(db, own, way)));
    }
    figures.push(...(await scored(ranks, way)));
  }
  return figures;
}

const readEssays = () =>
  gunzipSync(readFileSync(RELATED_DATA))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Written)
    .sort((one, other) => (one.date < other.date ? -1 : 1));

/** Runs `work` with a migrated database of its own, into which jobs can be put. */
export function withGraph<Result>(server: string, work: (db: Database) => Promise<Result>) {
  return withDatabase(server, async (url) => {
    const connection = await openPostgres(url);
    await migrateDatabase(connection);
    const queue = await openJobs(connection, { working: false });
    try {
      return await work(connection.db);
    } finally {
      await queue.close();
      await connection.close();
    }
  });
}

async function rank(db: Database, essays: Written[], way: 'in batch' | 'one by one') {
  const now = new Date();
  const subjects = [...new Set(essays.flatMap(({ tags }) => tags))];
  const topicOf = (tag: string) => `topic-${subjects.indexOf(tag)}`;
  for (const [at, { title, text, tags, date, lang = 'en' }] of essays.entries()) {
    await givenEssay(db, {
      slug: `essay-${at}`,
      title,
      text,
      body: '',
      lang,
      publishedAt: dateOf(date, at),
      topics: [...new Set(tags.map(topicOf))].map((slug) => ({ slug, name: slug })),
    });
    if (way === 'one by one') await keepGraph(db, now, { anew: false });
  }
  if (way === 'in batch') await rebuildGraph(db, now);
  return readRanks(db, essays);
}

/** The site knows no essay without a date, so one that has none stands years away from every other. */
const dateOf = (date: string, at: number) =>
  Number.isNaN(Date.parse(date)) ? new Date(Date.UTC(9_990 - 4 * (at % 1_900), 0)) : new Date(date);

async function readRanks(db: Database, essays: Written[]) {
  const idOf = (slug: string) => essays[Number(slug.replace('essay-', ''))]?.id ?? '';
  const rows = rowsOf<{ own: string; other: string }>(
    await db.execute(sql`
      select own.slug as own, other.slug as other from edges
      join essays own on own.work_id = from_id join essays other on other.work_id = to_id
      order by from_id, position`),
  );
  const lists = Map.groupBy(rows, ({ own }) => idOf(own));
  return Object.fromEntries([...lists].map(([id, list]) => [id, list.map(({ other }) => idOf(other))]));
}

function scored(ranks: Record<string, string[]>, way: string): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const file = path.join(folder, 'ranks.json');
    writeFileSync(file, JSON.stringify(ranks));
    const script = path.join(path.dirname(RELATED_DATA), 'score.mjs');
    const printed = execFileSync(process.execPath, [script, RELATED_DATA, file], { encoding: 'utf8' });
    return printed
      .trim()
      .split('\n')
      .flatMap((line) => figuresOf(line, way));
  });
}

/** A line such as `rust queries 9 (missing 0)  recall@5 0.5  recall@10 0.6  MRR 0.5  nDCG@5 0.4`. */
function figuresOf(line: string, way: string): Figure[] {
  const corpus = line.split(' ')[0] ?? '';
  return MEASURES.map((measure, at) => ({
    name: `related reading of ${corpus}, ${way}: ${measure}`,
    value: Number(line.split(`${measure} `)[1]?.split(' ')[0]),
    unit: '',
    bar: BARS[corpus]?.[at] ?? 0,
    better: 'more',
  }));
}
