import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';

const embedded = process.env.TEST_DRIVER !== 'postgres';
const sites: RunningSite[] = [];

async function started(...given: Parameters<typeof startSite>) {
  const site = await startSite(...given);
  sites.push(site);
  return site;
}

afterEach(async () => {
  for (const site of sites.splice(0)) {
    await site.stop('SIGKILL');
    await site.remove();
  }
});

const failure = (start: Promise<unknown>) =>
  start.then(
    () => 'it started',
    (error: Error) => error.message,
  );

test('an owner starts the site for the first time, asks after its health and stops it', async () => {
  const site = await started({}, { fresh: true });
  const health = await fetch(`${site.url}/health`);
  expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
  expect(await site.stop()).toBe(0);
});

test('an answer that is under way when the site is asked to stop is finished', async () => {
  const site = await started();
  await fetch(site.url);
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk));
  socket.write('GET /essays/ HTTP/1.1\r\nHost: x\r\n');
  await wait(100);
  const stopped = site.stop();
  await wait(200);
  socket.write('Connection: close\r\n\r\n');
  expect(await stopped).toBe(0);
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*<\/html>/);
});

test.runIf(embedded)(
  'a second process on the same folder is refused and told the pid of the first',
  async () => {
    const site = await started();
    expect(await failure(startAgain(site, { PORT: String(await freePort()) }))).toMatch(
      new RegExp(`ended with 1: DATA_DIR .* is in use by process ${site.process.pid}\\.`),
    );
  },
);

test('after kill -9 the next start just works', async () => {
  const site = await started();
  await site.stop('SIGKILL');
  const again = await startAgain(site);
  sites.push(again);
  expect((await fetch(again.url)).status).toBe(200);
});

test('an owner whose port is taken is told so in one line', async () => {
  const site = await started();
  const place = embedded ? {} : { DATABASE_URL: site.env.DATABASE_URL };
  const message = await failure(startSite({ ...place, PORT: site.env.PORT, LOG_LEVEL: 'silent' }));
  expect(message).toMatch(
    /ended with 1: PORT \d+ on 127\.0\.0\.1 is taken by another program\. Set PORT to another one\.\n$/,
  );
});

test.each<[NodeJS.ProcessEnv, RegExp]>([
  [{ PORT: 'eighty' }, /ended with 1: Settings: PORT must be a number\.\n$/],
  [
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere', SECRET: 'x'.repeat(32) },
    /ended with 1: DATABASE_URL: the database cannot be reached \(ECONNREFUSED.*\)\.\n$/,
  ],
])('an owner who sets %j gets one line and exit 1', async (settings, line) => {
  expect(await failure(startSite(settings))).toMatch(line);
});

test('readers of the metrics need their token', async () => {
  const token = 'a token of some length';
  const site = await started({ METRICS_TOKEN: token });
  await fetch(site.url);
  expect((await fetch(`${site.url}/metrics`)).status).toBe(401);
  const metrics = await fetch(`${site.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  expect(await metrics.text()).toMatch(/commonplace_responses_total\{status="2xx"\} 1/);
});

test('the log has a request id and nothing of the person', async () => {
  const site = await started();
  const answer = await fetch(`${site.url}/search/?q=very-private`, {
    headers: { 'User-Agent': 'Nosy/1.0', 'X-Forwarded-For': '6.6.6.6' },
  });
  await expect.poll(site.output).toContain(answer.headers.get('x-request-id') ?? 'no id');
  expect(site.output()).not.toMatch(/very-private|Nosy|6\.6\.6\.6|127\.0\.0\.1"/);
});

test('a hundred readers of one cold page cost one rendering', async () => {
  const token = 'a token of some length';
  const site = await started({ METRICS_TOKEN: token });
  const pages = await Promise.all(
    Array.from({ length: 100 }, () => fetch(`${site.url}/essays/everything/`).then((page) => page.text())),
  );
  expect(new Set(pages).size).toBe(1);
  const metrics = await fetch(`${site.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } }).then(
    (all) => all.text(),
  );
  expect(metrics).toMatch(/commonplace_rendering_seconds_count 1\n/);
});

test.runIf(!embedded)('several web processes serve one site, count together and stop together', async () => {
  const token = 'a token of some length';
  const site = await started({ METRICS_TOKEN: token, WEB_CONCURRENCY: '2' });
  for (let asked = 0; asked < 10; asked++) await fetch(site.url, { headers: { Connection: 'close' } });
  const metrics = await fetch(`${site.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } }).then(
    (all) => all.text(),
  );
  expect(metrics).toMatch(/commonplace_responses_total\{status="2xx"\} 10\n/);
  expect(await site.stop()).toBe(0);
});
