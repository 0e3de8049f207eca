import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { type Database, openPostgres } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { type Figure, quantile } from './figures.ts';
import { startForBench } from './process.ts';

const ROUNDS = 20;

/** Connections beyond this many have surely reached both processes. */
const CONNECTIONS = 12;

/** How long after a commit the last of two processes still shows the page of before. */
export async function freshnessFigure(
  databaseUrl: string,
  env: NodeJS.ProcessEnv,
  slug: string,
): Promise<Figure> {
  const site = await startForBench({ ...env, DATABASE_URL: databaseUrl, WEB_CONCURRENCY: '2' });
  const connection = await openPostgres(databaseUrl);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await fetchAll(site.url);
    const title = `Changed ${round} of the bench`;
    await changeTitle(connection.db, slug, title);
    const committed = performance.now();
    while (!(await fetchAll(site.url)).every((page) => page.includes(title))) await wait(2);
    times.push(performance.now() - committed);
  }
  await connection.close();
  await site.stop();
  return {
    name: 'a change is in every process after the commit, p95',
    value: quantile(times, 0.95),
    unit: 'ms',
    bar: 200,
    better: 'less',
  };
}

const changeTitle = (db: Database, slug: string, title: string) =>
  db.transaction(async (tx) => {
    await tx.update(essays).set({ title }).where(eq(essays.slug, slug));
    await changed(tx, ['essays', `essay:${slug}`]);
  });

/** The archive over so many new connections at once. */
const fetchAll = (url: string) =>
  Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      fetch(`${url}/essays/`, { headers: { Connection: 'close' } }).then((answer) => answer.text()),
    ),
  );
