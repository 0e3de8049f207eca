import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { drawMap } from '#src/features/map/commands/draw.ts';
import type { Figure } from './figures.ts';
import { p95 } from './load.ts';
import { SECRET, startForBench } from './process.ts';
import { numbers, textOf } from './seed.ts';

const REQUESTS = 60;
const QUIET_SECONDS = 5;
const PAST_THE_CACHE = { Cookie: 'commonplace_session=bench' };

/** How the lists hold up with so many essays, each page rendered anew on one connection, once the site is at rest. */
export async function listFigures(db: Database, url: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  await drawMap(db, new Date());
  const site = await startForBench({ ...env, DATABASE_URL: url, SECRET });
  await untilAtRest(db);
  const next = numbers(11);
  const words = textOf(next, REQUESTS).split(' ');
  const pages: [name: string, paths: string[]][] = [
    ['home', ['/']],
    ['archive, page 400', ['/essays/?page=400']],
    ['a topic of every essay', ['/topics/topic-0/']],
    ['search for one word', words.map((word) => `/search/?q=${word}`)],
    ['search for two words', words.map((word, at) => `/search/?q=${word}+${words[(at + 1) % REQUESTS]}`)],
  ];
  const figures: Figure[] = [];
  for (const [name, paths] of pages) {
    const urls = Array.from({ length: REQUESTS }, (_, at) => site.url + paths[at % paths.length]);
    const value = await p95(urls, PAST_THE_CACHE);
    figures.push({
      name: `20,000 essays, uncached: ${name}, p95`,
      value,
      unit: 'ms',
      bar: 50,
      better: 'less',
      slack: 3,
    });
  }
  await site.stop();
  return figures;
}

/** A site that starts takes its content in, relates it and draws its map anew, with a processor that readers would have had. */
async function untilAtRest(db: Database) {
  for (let quiet = 0; quiet < QUIET_SECONDS; ) {
    await wait(1000);
    const [{ busy } = { busy: 0 }] = rowsOf<{ busy: number }>(
      await db.execute(sql`
        select count(*)::int as busy from pgboss.job where state = 'active'`),
    );
    quiet = busy === 0 ? quiet + 1 : 0;
  }
}
