import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { links, menus, resources, sections } from '#db/schema/index.ts';
import { checkDueLinks } from '#src/features/links/commands/check.ts';
import { leaseDueLink } from '#src/features/links/commands/lease.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { openLoopback } from '../loopback.ts';

const site = useDatabase();
const NOW = new Date('2026-11-03T09:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
let loopback: Awaited<ReturnType<typeof openLoopback>>;
/** What the web says now, by path. */
let web: Record<string, { status?: number; headers?: Record<string, string>; body?: string }>;

const HTML = { 'content-type': 'text/html' };
const TEXT = `<title>A place to rest</title><p>${'Come in and sit down for as long as you like, there is tea. '.repeat(3)}
  Nobody writes anything about you, and the door is open from morning to night on every day of the week.</p>`;

beforeEach(async () => {
  web = {};
  loopback = await openLoopback((request, response) => {
    const { status = 200, headers = HTML, body = TEXT } = web[request.url ?? ''] ?? {};
    response.writeHead(status, headers).end(request.method === 'HEAD' || status === 304 ? undefined : body);
  });
});
afterEach(() => loopback.close());

/** Puts links to the paths, on host `one` unless said otherwise, into a menu. */
async function listed(db: Database, ...urls: string[]) {
  const [menu] = await db
    .insert(menus)
    .values({ slug: 'help', source: 'file', title: 'Help', hash: '', updatedAt: NOW })
    .returning({ id: menus.id });
  const [section] = await db
    .insert(sections)
    .values({ menuId: menu?.id ?? '', position: 0, title: 'Here' })
    .returning({ id: sections.id });
  const row = { sectionId: section?.id ?? '', searchConfig: 'simple' };
  await db
    .insert(resources)
    .values(urls.map((url, position) => ({ ...row, position, url, title: `No. ${position}` })));
}

const stateOf = async (url: string) => (await site.db.select().from(links).where(eq(links.url, url)))[0];
const check = (days = 0) =>
  checkDueLinks(site.db, loopback.fetcher, { now: () => new Date(NOW.getTime() + days * DAY_MS) });

test('every outside link of a menu is looked at once, and not again before its time', async () => {
  const [one, two] = [loopback.at('one', '/a'), loopback.at('two', '/b')];
  await listed(site.db, one, two, 'tel:116123');
  expect(await check()).toEqual({ alive: 2 });
  expect(loopback.asked.toSorted()).toEqual([
    'GET one.test/a',
    'GET two.test/b',
    'HEAD one.test/a',
    'HEAD two.test/b',
  ]);
  expect(await check(1)).toEqual({});
  expect((await stateOf(one))?.checkedAt).toEqual(NOW);
});

test('a moved page is found, with its new address', async () => {
  const url = loopback.at('one', '/old');
  web['/old'] = { status: 301, headers: { location: '/new' } };
  await listed(site.db, url);
  expect(await check()).toEqual({ moved: 1 });
  expect(await stateOf(url)).toMatchObject({ state: 'moved', movedTo: loopback.at('one', '/new') });
});

test('a page that is missing on three days is gone', async () => {
  const url = loopback.at('one', '/lost');
  web['/lost'] = { status: 404 };
  await listed(site.db, url);
  expect(await check()).toEqual({ failing: 1 });
  expect(await check(1.5)).toEqual({ failing: 1 });
  expect(await check(3)).toEqual({ gone: 1 });
});

test('while no other host can be heard either, a silent one is not called gone', async () => {
  const [silent, other] = [loopback.at('one', '/'), loopback.at('two', '/')];
  await listed(site.db, silent, other);
  await check();
  const everyone = loopback.names;
  let line: 'up' | 'down' = 'down';
  everyone.get = (name) => (line === 'up' && name === 'two.test' ? ['127.0.0.1'] : []);
  await site.db.update(links).set({ nextCheckAt: NOW }).where(eq(links.url, silent));
  await check(0.1);
  await check(1.3);
  expect(await check(2.5)).toEqual({ failing: 1 });
  expect(await stateOf(silent)).toMatchObject({ state: 'failing', failures: 3, failure: 'no-such-name' });
  line = 'up';
  expect(await check(2.6)).toEqual({ gone: 1 });
});

test('a page that became another one is changed, and stays so until a person says otherwise', async () => {
  const url = loopback.at('one', '/rest');
  await listed(site.db, url);
  expect(await check()).toEqual({ alive: 1 });
  web['/rest'] = {
    body: `<title>Win big tonight</title><p>${'Spin the wheel and double your stake with every second round you play. '.repeat(4)}
      Our dealers wait for you around the clock, and bonuses are paid within minutes to all major cards and wallets.</p>`,
  };
  expect(await check(8)).toEqual({ changed: 1 });
  expect(await check(16)).toEqual({ changed: 1 });
});

test('an unchanged page is not sent again, and a busy server is left alone as long as it asks', async () => {
  const url = loopback.at('one', '/tagged');
  web['/tagged'] = { headers: { ...HTML, etag: '"first"' } };
  await listed(site.db, url);
  await check();
  web['/tagged'] = { status: 304, headers: {} };
  loopback.asked.length = 0;
  expect(await check(8)).toEqual({ alive: 1 });
  expect(loopback.asked).toEqual(['HEAD one.test/tagged']);
  web['/tagged'] = { status: 429, headers: { 'retry-after': String(2 * 24 * 60 * 60) } };
  expect(await check(16)).toEqual({ alive: 1 });
  expect((await stateOf(url))?.nextCheckAt).toEqual(new Date(NOW.getTime() + 18 * DAY_MS));
});

test('a server that knows no HEAD is asked with GET', async () => {
  const url = loopback.at('one', '/');
  await loopback.close();
  loopback = await openLoopback((request, response) =>
    response.writeHead(request.method === 'HEAD' ? 405 : 200, HTML).end(),
  );
  await listed(site.db, url.replace(/:\d+/, `:${loopback.port}`));
  expect(await check()).toEqual({ alive: 1 });
});

test('one host is asked one thing at a time, and two checkers share the work without asking twice', async () => {
  let [open, most] = [0, 0];
  await loopback.close();
  loopback = await openLoopback((_, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end();
    }, 5);
  });
  const paths = Array.from({ length: 30 }, (_, at) => loopback.at('one', `/${at}`));
  await listed(site.db, ...paths);
  const [one, two] = await Promise.all([check(), check()]);
  expect((one.alive ?? 0) + (two.alive ?? 0)).toBe(30);
  expect(most).toBe(1);
  expect(new Set(loopback.asked).size).toBe(loopback.asked.length);
});

test('what a checker that died had taken is looked at when its lease is over, and nothing else twice', async () => {
  await listed(site.db, loopback.at('one', '/a'), loopback.at('two', '/b'));
  await check(-8);
  loopback.asked.length = 0;
  const taken = await leaseDueLink(site.db, NOW);
  expect(taken).toBeDefined();
  expect(await check()).toEqual({ alive: 1 });
  expect(await check(0.0005)).toEqual({});
  expect(await check(0.1)).toEqual({ alive: 1 });
});

test('a link that no menu names any more is no longer looked after', async () => {
  await listed(site.db, loopback.at('one', '/a'));
  await check();
  await site.db.delete(resources);
  await check(8);
  expect(await site.db.$count(links)).toBe(0);
});
