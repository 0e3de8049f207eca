import { request } from 'node:http';
import { openPostgres } from '#db/client.ts';
import { openJobs } from '#src/features/jobs/queue.ts';
import { drawMap } from '#src/features/map/commands/draw.ts';
import { MOST_ESSAYS } from '#src/features/map/rules/limits.ts';
import { rebuildGraph } from '#src/features/related/commands/rebuild.ts';
import { countStandingWorks } from '#src/features/related/queries/texts.ts';
import type { Figure } from './figures.ts';
import { withDatabase } from './place.ts';
import { SECRET, startForBench } from './process.ts';
import { seedEssays } from './seed.ts';

const KILOBYTES = 300;
const SECONDS = 30;

/** The map of as many essays as it shows at once: how long it takes to lay out, and what a reader has to load. */
export function mapFigures(server: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDatabase(server, async (databaseUrl) => {
    const place = { ...env, DATABASE_URL: databaseUrl, SECRET };
    await startForBench(place).then((site) => site.stop());
    const seconds = await fill(databaseUrl);
    const site = await startForBench(place);
    const bytes = await compressedSize(`${site.url}/map/`);
    await site.stop();
    const of = `the map of ${MOST_ESSAYS.toLocaleString('en')} essays`;
    return [
      { name: `${of}, laid out`, value: seconds, unit: 's', bar: SECONDS, better: 'less', slack: 3 },
      { name: `${of}, compressed`, value: bytes / 1000, unit: 'kB', bar: KILOBYTES, better: 'less' },
    ];
  });
}

/** Fills the site up to the most that the map shows. @returns how long the layout took, in seconds. */
async function fill(databaseUrl: string) {
  const connection = await openPostgres(databaseUrl);
  const { db } = connection;
  const queue = await openJobs(connection, { working: false });
  try {
    await seedEssays(db, MOST_ESSAYS - (await countStandingWorks(db)));
    await rebuildGraph(db, new Date());
    const before = performance.now();
    await drawMap(db, new Date());
    return (performance.now() - before) / 1000;
  } finally {
    await queue.close();
    await connection.close();
  }
}

/** The bytes that travel; `fetch` would count them unpacked. */
function compressedSize(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
}
