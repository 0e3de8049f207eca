import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSite, startSite } from '#tests/setup/site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ SITE_URL: 'https://commons.test' });
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

const ask = (path: string, init?: RequestInit) => fetch(site.url + path, init);
async function statusOfSecond(path: string) {
  const first = await ask(path);
  return (await ask(path, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })).status;
}

const textAt = async (path: string) => (await ask(path)).text();

describe('feeds', () => {
  const formats = [
    ['/feed.xml', 'application/rss+xml', (text: string) => parseRssFeed(text).items],
    ['/atom.xml', 'application/atom+xml', (text: string) => parseAtomFeed(text).entries],
    ['/feed.json', 'application/feed+json', (text: string) => parseJsonFeed(text).items],
    ['/topics/listening/feed.xml', 'application/rss+xml', (text: string) => parseRssFeed(text).items],
    ['/authors/ada/feed.xml', 'application/rss+xml', (text: string) => parseRssFeed(text).items],
    ['/resources/help/feed.xml', 'application/rss+xml', (text: string) => parseRssFeed(text).items],
  ] as const;

  test.each(formats)('a reader follows %s', async (path, type, itemsOf) => {
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(itemsOf(await answer.text())?.length).toBeGreaterThan(0);
    // Until the graph has come to rest, the essays of a feed may still gain related reading.
    await expect.poll(() => statusOfSecond(path), { timeout: 30_000 }).toBe(304);
  });

  test('a reader gets the whole text with the content notes first and all addresses absolute', async () => {
    const { items } = parseRssFeed(await textAt('/feed.xml'));
    const html = items?.find((item) => item.link?.includes('everything'))?.content?.encoded ?? '';
    expect(html.indexOf('Mentions a hospital.')).toBeLessThan(html.indexOf('The first paragraph'));
    expect(html).toContain('Words set large.');
    expect(html).toContain('It has a second paragraph.');
    const addresses = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !/^(https?:|tel:|sms:|mailto:|#)/.test(address))).toEqual([]);
    expect(html).not.toMatch(/<(script|style)|\sclass=|data-astro/);
  });

  test('no feed tells which voice an author chose', async () => {
    for (const [path] of formats) expect(await textAt(path)).not.toMatch(/lived.experience/i);
  });
});

test('drafts and future essays are in no feed, sitemap, search or API', async () => {
  for (const path of [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/authors/ada/feed.xml',
    '/topics/care/feed.xml',
    '/sitemap.xml',
    '/api/essays?limit=100',
    '/api/search?q=secret',
    '/api/search?q=words+of+a+draft',
  ])
    expect(await textAt(path), path).not.toMatch(/secret-|Zanzibar/i);
  expect((await ask('/essays/secret-draft/card.png')).status).toBe(404);
  expect((await ask('/api/essays/secret-future')).status).toBe(404);
});

test('a link to an essay is shown with a drawn card, whatever script its title is in', async () => {
  for (const slug of ['everything', 'arabic']) {
    const answer = await ask(`/essays/${slug}/card.png`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await answer.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('machines find the sitemap, and every address in it answers', async () => {
  expect(await textAt('/robots.txt')).toContain('Sitemap: https://commons.test/sitemap.xml');
  const places = [...(await textAt('/sitemap.xml')).matchAll(/<loc>https:\/\/commons\.test([^<]+)/g)];
  expect(places.length).toBeGreaterThan(8);
  for (const [, path = ''] of places) expect((await ask(path)).status, path).toBe(200);
});

test('the API answers with essays, problems and what has not changed', async () => {
  const answer = await ask('/api/essays/everything');
  const essay = await answer.json();
  expect(essay).toMatchObject({ slug: 'everything', url: 'https://commons.test/essays/everything/' });
  expect(essay.html).toContain('Words set large.');
  const again = await ask('/api/essays/everything', {
    headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  const missing = await ask('/api/nothing');
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});
