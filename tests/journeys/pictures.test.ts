import { request } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { essays, reads } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { moving, photo } from '#tests/setup/pictures.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PICTURES = '/write/pictures/';
let site: RunningSite;
let ada: Visitor;
let bruno: Visitor;
let nobody: Visitor;
let browser: Browser;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    ada = await signedIn(
      db,
      site.url,
      await givenMember(db, { name: 'Ada Okafor', capabilities: ['author'] }),
    );
    bruno = await signedIn(db, site.url, await givenMember(db, { name: 'Bruno Castell' }));
  });
  nobody = new Visitor(site.url);
  site = await startAgain(site);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

const send = (who: Visitor, path: string, bytes: Buffer, name = 'kettle.jpg') => {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  return who.ask(path, { method: 'POST', body, headers: { Origin: site.url } });
};
const upload = async (bytes: Buffer, name?: string) => {
  const answer = await send(ada, '/write/media/', bytes, name);
  return { status: answer.status, kind: answer.headers.get('content-type'), ...(await answer.json()) };
};
const get = (path: string, init: RequestInit = {}) => fetch(site.url + path, { redirect: 'manual', ...init });
const jpeg = (width: number) => photo(width, 300).jpeg().toBuffer();

describe('a script', () => {
  test('adds a picture, and gets what a text needs to name it', async () => {
    const added = await upload(await jpeg(500));
    expect(added).toMatchObject({ status: 201, width: 500, height: 300 });
    expect(await upload(await jpeg(500))).toEqual(added);
  });

  test('is told in a problem document what is wrong with a file', async () => {
    expect(await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'tea.png')).toMatchObject({
      status: 422,
      kind: 'application/problem+json',
      detail: expect.stringMatching(/SVG/),
    });
    expect(await upload(Buffer.alloc(11 * 1024 * 1024, 255))).toMatchObject({
      status: 422,
      detail: expect.stringMatching(/at most 10 MB/),
    });
    const empty = await ada.ask('/write/media/', {
      method: 'POST',
      body: 'x',
      headers: { Origin: site.url },
    });
    expect(empty.status).toBe(422);
  });

  test('of somebody else, or of another site, adds nothing', async () => {
    expect((await send(nobody, '/write/media/', await jpeg(60))).status).toBe(401);
    expect((await send(bruno, '/write/media/', await jpeg(60))).status).toBe(403);
    const headers = { Origin: 'https://evil.example' };
    expect((await ada.ask('/write/media/', { method: 'POST', body: new FormData(), headers })).status).toBe(
      403,
    );
  });
});

test('who may not add pictures is told before the file is sent', async () => {
  const cookie = [...bruno.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = {
    ...{ cookie, origin: site.url, 'content-length': 9_000_000 },
    'content-type': 'multipart/form-data; boundary=x',
  };
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${site.url}/write/media/`, { method: 'POST', headers });
    asked.on('error', reject).on('response', (answer) => {
      resolve(answer.statusCode);
      asked.destroy();
    });
    asked.write('--x\r\n');
  });
  expect(status).toBe(403);
});

describe('a picture', () => {
  let src: string;
  beforeAll(async () => {
    src = (await upload(await jpeg(1200))).src;
  });

  test.each([
    ['', 'image/jpeg'],
    ['/480.webp', 'image/webp'],
    ['/1200.avif', 'image/avif'],
  ])('is served for good as itself%s', async (form, type) => {
    const answer = await get(src + form);
    const { headers } = answer;
    expect([answer.status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/sandbox/);
    const bytes = (await answer.arrayBuffer()).byteLength;
    expect(Number(headers.get('content-length'))).toBe(bytes);
    const head = await get(src + form, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      `${bytes}`,
    ]);
    const again = await get(src + form, { headers: { 'If-None-Match': headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test.each([
    '/',
    '/700.webp',
    '/480.svg',
    '/still.jpg',
    '/..%2f..%2fsecret',
    '/../../../secret',
    '/480.webp/x',
  ])('has nothing at %s', async (more) => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(site.url);
      request({ hostname, port, path: src + more }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });
});

describe('an author without JavaScript', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    for (const [name, value] of ada.cookies) await context.addCookies([{ name, value, url: site.url }]);
  });
  afterAll(() => context.close());

  test('adds a picture that moves, sees it, and takes it away again', async () => {
    const page = await context.newPage();
    await page.goto(site.url + PICTURES);
    const file = page.getByLabel(/JPEG/);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await page.getByText('Choose a picture first.').count()).toBe(1);
    await file.setInputFiles({ name: 'notes.txt', mimeType: 'image/gif', buffer: Buffer.from('hello') });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await page.getByText(/no picture that the site can read/).count()).toBe(1);
    await file.setInputFiles({ name: 'wave.gif', mimeType: 'image/gif', buffer: await moving(3).toBuffer() });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    expect(await page.getByText(/Your picture is at \/media\//).count()).toBe(1);

    const wave = page.getByRole('listitem').filter({ hasText: 'wave.gif' });
    expect(
      await wave
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.currentSrc)),
    ).toMatch(/\/20\.webp$/);
    await wave.getByText('Remove').first().click();
    await wave.getByRole('button', { name: 'Remove it' }).click();
    expect(await page.getByText('The picture is gone.').count()).toBe(1);
    expect(await wave.count()).toBe(0);
  });

  test('who picks too large a file is told how large it may be', async () => {
    const answer = await send(ada, PICTURES, Buffer.alloc(12 * 1024 * 1024, 255));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('at most 10 MB');
    expect((await ada.ask(PICTURES)).status).toBe(200);
  });

  test.each(['light', 'dark'] as const)('finds the page without a barrier, %s', async (colorScheme) => {
    const seen = await browser.newContext({ colorScheme });
    for (const [name, value] of ada.cookies) await seen.addCookies([{ name, value, url: site.url }]);
    const page = await seen.newPage();
    await page.goto(site.url + PICTURES);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await seen.close();
  });
});

test('a read is counted once, whoever it was, and machines, heads and other pages are not', async () => {
  const read = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    get(path, { method, headers: { 'User-Agent': FIREFOX, ...headers } });
  await read('/essays/plain/');
  await read('/essays/plain/');
  await ada.ask('/essays/plain/', { headers: { 'User-Agent': FIREFOX } });
  await read('/essays/plain/?utm_source=somewhere');
  await read('/essays/plain/', {}, 'HEAD');
  await read('/essays/plain/', { 'User-Agent': 'Googlebot/2.1' });
  await read('/essays/plain/', { 'Sec-Purpose': 'prefetch' });
  await read('/essays/plain/?comments=2');
  await read('/essays/spring/');
  for (const path of ['/essays/', '/essays/nowhere/', '/essays/plain', '/feed.xml']) await read(path);
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const counted = await db
      .select({ slug: essays.slug, count: reads.count })
      .from(reads)
      .innerJoin(essays, eq(essays.id, reads.essayId));
    const bySlug = new Map(counted.map(({ slug, count }) => [slug, count]));
    expect(bySlug).toEqual(
      new Map([
        ['plain', 4],
        ['spring', 1],
      ]),
    );
  });
  site = await startAgain(site);
});
