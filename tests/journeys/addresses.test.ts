import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenAmong, crawl } from '#tests/setup/crawl.ts';
import { type RunningSite, startSite } from '#tests/setup/site.ts';
import { complaintsOf } from '#tests/setup/valid-html.ts';

let site: RunningSite;
let pages: Awaited<ReturnType<typeof crawl>>;

beforeAll(async () => {
  site = await startSite({ SITE_URL: 'https://essays.example' });
  pages = await crawl(site.url, 'https://essays.example');
});
afterAll(async () => {
  await site.stop();
  await site.remove();
});

const get = (path: string, init: RequestInit = {}) => fetch(site.url + path, { redirect: 'manual', ...init });

test('every link of the site leads somewhere', () => {
  expect(brokenAmong(pages)).toEqual([]);
  expect(pages.size).toBeGreaterThan(40);
});

test('nothing of a draft or of a future essay is said anywhere', async () => {
  const more = await Promise.all(
    [
      '/search/?q=zanzibar',
      '/api/search?q=zanzibar',
      '/essays/secret-draft/',
      '/essays/secret-future/',
      '/api/essays/secret-draft',
      '/essays/secret-future/card.png',
    ].map(async (path) => [path, await get(path).then((answer) => answer.text())] as const),
  );
  const all = [...more, ...[...pages].map(([path, page]) => [path, page.body] as const)];
  const leaks = all.filter(([, body]) => /zanzibar (draft|essay|words)|secret-(draft|future)/i.test(body));
  expect(leaks.map(([path]) => path)).toEqual([]);
});

test('every page is valid HTML', async () => {
  expect(await complaintsOf(pages)).toEqual([]);
});

test('every page keeps its secrets, its frame and its scripts to itself', async () => {
  for (const path of ['/', '/essays/everything/', '/nowhere/', '/api/essays', '/feed.xml']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(headers.get('set-cookie')).toBeNull();
  }
  const policy = (await get('/essays/everything/')).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});

describe('a reader with a broken or hostile address', () => {
  const bad: [path: string, status: number][] = [
    ['/nowhere/', 404],
    ['/essays/nowhere/', 404],
    ['/essays/everything/compare/nowhere/', 404],
    ['/topics/nowhere/', 404],
    ['/authors/nowhere/', 404],
    ['/series/nowhere/', 404],
    ['/resources/nowhere/', 404],
    ['/api/nowhere', 404],
    ['/api/essays/nowhere', 404],
    ['/api/essays?cursor=nonsense', 400],
    ['/api/essays?limit=1000000', 400],
    ['/%00', 400],
    ['/essays/%00/', 400],
    ['/%zz', 400],
    [`/search/?q=${'x'.repeat(7000)}`, 200],
    [`/${'x'.repeat(10_000)}`, 400],
    ['/search/?q=%00', 200],
    ['/search/?q=%ff%fe', 200],
    ["/search/?q='); drop table essays; --", 200],
    ['/search/?q="unbalanced -', 200],
    ['/search/?q=the', 200],
    ['/search/', 200],
    ['/search/?q=a&page=99999999999999999999', 200],
  ];
  test.each(bad)('%s answers %i', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/stack|at .*\.(ts|mjs):\d+|drizzle|postgres/i);
  });

  test.each(['-1', '0', 'two', '1e9', '99999999999999999999', "1'", ''])(
    '?page=%s never breaks the archive',
    async (page) => {
      const statuses = await Promise.all(
        ['/essays/', '/topics/care/', '/authors/ada/'].map((path) =>
          get(`${path}?page=${page}`).then((answer) => answer.status),
        ),
      );
      for (const status of statuses) expect([200, 301, 302, 404]).toContain(status);
    },
  );

  test.each(['-1', 'two', '99999', '0', '1e3'])('?year=%s never breaks the archive', async (year) => {
    expect([200, 404]).toContain((await get(`/essays/?year=${year}`)).status);
  });

  test('unknown query names change nothing and are nowhere to be seen', async () => {
    const body = await get('/essays/?evil=%3Cscript%3E&page=1').then((answer) => answer.text());
    expect(body).not.toContain('evil');
  });

  test('a forged Host is not believed', async () => {
    const { request } = await import('node:http');
    const body = await new Promise<string>((resolve, reject) => {
      const asked = request(
        site.url,
        { headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' } },
        async (answer) => {
          resolve(Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>)).toString());
        },
      );
      asked.on('error', reject).end();
    });
    expect(body).not.toContain('evil.example');
    expect(body).toContain('https://essays.example/');
  });

  test('a form from another site is refused', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
      const headers = { Origin: 'https://evil.example', 'Content-Type': type };
      expect((await get('/api/session', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    }
  });

  test('more than a form may hold is refused', async () => {
    const answer = await get('/api/session', { method: 'POST', body: 'x'.repeat(2_000_000) });
    expect(answer.status).toBe(413);
  });
});

describe('what a reader already has is not sent again', () => {
  test.each(['/', '/essays/everything/', '/feed.xml', '/api/essays', '/sitemap.xml'])('%s', async (path) => {
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    const again = await get(path, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  test.each(['br', 'gzip', 'identity'])('a reader who takes %s gets the same page', async (encoding) => {
    const answer = await get('/essays/everything/', { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(await answer.text()).toBe(pages.get('/essays/everything/')?.body);
  });

  test('hashed files are kept for good and come compressed', async () => {
    const sheet = /href="(\/_astro\/[^"]+\.css)"/.exec(pages.get('/')?.body ?? '')?.[1] ?? '';
    const answer = await get(sheet, { headers: { 'Accept-Encoding': 'br' } });
    expect(answer.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  test('a drawing opened by itself can do nothing but show', async () => {
    const drawing =
      /src="(\/_astro\/circle[^"]+\.svg)"/.exec(pages.get('/essays/everything/')?.body ?? '')?.[1] ?? '';
    expect((await get(drawing)).headers.get('content-security-policy')).toMatch(/sandbox/);
  });
});

test('a page without its closing slash leads to the one with it', async () => {
  const answer = await get('/essays/everything?x=1');
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/essays/everything/?x=1']);
});
