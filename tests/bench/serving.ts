import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Figure } from './figures.ts';
import { ratio } from './load.ts';
import { readMetric } from './process.ts';

/** A cookie that sends a request past the page cache. */
const PAST_THE_CACHE = { Cookie: 'commonplace_session=bench' };
/** As a reader's browser asks, so that each of these is counted as a read. */
const COMPRESSED = {
  'Accept-Encoding': 'br',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

/** How fast one essay's page is served from the page cache and rendered. */
export async function servingFigures(url: string, page: string, literal: string): Promise<Figure[]> {
  const target = url + page;
  const etag = (await fetch(target, { headers: COMPRESSED })).headers.get('etag') ?? '';
  const bare = await startBareServer(target);

  const cached = await ratio({ url: target, headers: COMPRESSED }, { url: bare.url });
  const unchanged = await ratio(
    { url: target, headers: { ...COMPRESSED, 'If-None-Match': etag } },
    { url: target, headers: COMPRESSED },
  );
  const head = await ratio(
    { url: target, method: 'HEAD', headers: COMPRESSED },
    { url: target, headers: COMPRESSED },
  );
  bare.stop();
  const rendered = await ratio(
    { url: target, headers: PAST_THE_CACHE },
    { url: url + literal, headers: PAST_THE_CACHE },
    4,
  );
  return [
    {
      name: 'essay from the page cache, share of bare node:http',
      value: cached,
      unit: '×',
      bar: 0.85,
      better: 'more',
    },
    { name: '304, share of the whole page', value: unchanged, unit: '×', bar: 1, better: 'more', slack: 1.1 },
    { name: 'HEAD, share of the whole page', value: head, unit: '×', bar: 1, better: 'more', slack: 1.1 },
    {
      name: 'essay rendered, share of the same components from literals',
      value: rendered,
      unit: '×',
      bar: 0.35,
      better: 'more',
    },
    {
      name: 'SQL statements for an essay rendered',
      value: await statements(target, PAST_THE_CACHE),
      unit: '',
      bar: 6,
      better: 'less',
    },
    {
      name: 'SQL statements for an essay from the cache',
      value: await statements(target, {}),
      unit: '',
      bar: 0,
      better: 'less',
    },
  ];
}

async function startBareServer(target: string) {
  const child = spawn(process.execPath, ['tests/bench/bare-server.ts', target], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() };
}

/**
 * Statements for one request: the least of several tries, since the jobs of the process send some of their own, without
 * those that looking at the count takes.
 */
export async function statements(url: string, headers: Record<string, string>) {
  const count = () => readMetric(new URL(url).origin, 'commonplace_sql_statements_total');
  const leastFor = async (ask: () => Promise<unknown>) => {
    await ask();
    const counts: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = await count();
      await ask();
      counts.push((await count()) - before);
    }
    return Math.min(...counts);
  };
  return (await leastFor(() => fetch(url, { headers }))) - (await leastFor(async () => {}));
}
