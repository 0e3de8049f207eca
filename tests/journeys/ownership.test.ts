import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const HOSTILE = '<img src=x onerror="alert(1)"> & “Ünï”';
let site: RunningSite;
let owner: Visitor;
let author: Visitor;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const olga = await givenMember(db, { name: 'Olga', capabilities: ['owner'] });
    const anton = await givenMember(db, { name: 'Anton', capabilities: ['author', 'moderator'] });
    [owner, author] = [await signedIn(db, site.url, olga), await signedIn(db, site.url, anton)];
  });
  site = await startAgain(site);
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  await context.addCookies([...owner.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await site?.remove();
});

const goesTo = (answer: Response) => [answer.status, answer.headers.get('location')];
const readers = async (path: string) => (await fetch(site.url + path)).text();
const follow = async (path: string) => goesTo(await fetch(site.url + path, { redirect: 'manual' }));
const linkOn = async (path: string, name: string) => {
  const html = await owner.read(path);
  return new RegExp(`href="(${path}[0-9a-f-]{36}/)">(?:<bdi>)?${name}`).exec(html)?.[1] ?? '';
};

const PLACES = [
  '/admin/',
  ...['', 'pictures/', 'arrangement/', 'voices/', 'rules/', 'support/', 'crisis/', 'file/'].map(
    (part) => `/admin/site/${part}`,
  ),
  ...['pages', 'topics', 'series', 'authors', 'redirects'].map((place) => `/admin/${place}/`),
];

test('nobody but an owner is let in, to look or to change', async () => {
  for (const path of PLACES) {
    expect((await new Visitor(site.url).ask(path)).status, path).toBe(303);
    expect((await author.ask(path)).status, path).toBe(404);
  }
  expect((await author.post('/admin/site/', 'identity', { name: 'Mine now' })).status).toBe(404);
  expect(await readers('/')).not.toContain('Mine now');
});

test('every page of theirs is for everyone: by axe, and as narrow as a telephone', async () => {
  const topic = await linkOn('/admin/topics/', 'Gardens');
  const series = await linkOn('/admin/series/', 'Seasons');
  const ada = await linkOn('/admin/authors/', 'Ada Okafor');
  for (const path of [...PLACES, topic, series, ada]) {
    await page.goto(site.url + path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

describe('an owner without JavaScript', () => {
  const identity = { name: 'The Green', tagline: '', description: '', language: 'en', timeZone: 'UTC' };

  test('names the site, and readers see it at once', async () => {
    const answer = await owner.post('/admin/site/', 'identity', {
      ...identity,
      accent: 'pine',
      name: HOSTILE,
    });
    expect(goesTo(answer)).toEqual([303, '/admin/site/?saved']);
    await expect.poll(() => readers('/')).toContain('>&lt;img src=x onerror=');
    await page.goto(`${site.url}/`);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  test('is told beside the field what cannot be', async () => {
    const answer = await owner.post('/admin/site/', 'identity', {
      ...identity,
      accent: 'pine',
      language: 'en-x',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(/id="site-language-problem">\s*must be a language tag/);
    expect(html).toContain('value="The Green"');
  });

  test('puts an essay on the front page and takes it off', async () => {
    const list = { list: 'featured', slug: `${site.url}/essays/plain/` };
    await owner.post('/admin/site/arrangement/', 'list', list);
    const up = { list: 'featured', slug: 'plain', act: 'up' };
    expect((await owner.post('/admin/site/arrangement/', 'arrange', up)).status).toBe(303);
    await expect.poll(() => readers('/')).toMatch(/featured[\s\S]*?\/essays\/plain\//);
  });

  test('renames a topic, whose old address leads to the new one', async () => {
    const path = await linkOn('/admin/topics/', 'Gardens');
    const said = { name: 'Plots', slug: 'plots', description: '', parent: '' };
    expect((await owner.post(path, 'topic', said)).status).toBe(303);
    await expect.poll(() => follow('/topics/gardens/')).toEqual([301, '/topics/plots/']);
    expect(await readers('/topics/plots/')).toContain('<h1>Plots</h1>');
  });

  test('leads an old path on and takes it back', async () => {
    const redirect = { path: '/2019/tea.html', target: '/about/' };
    await owner.post('/admin/redirects/', 'redirect', redirect);
    expect(await follow('/2019/tea.html')).toEqual([301, '/about/']);
    const [, removed] = goesTo(await owner.post('/admin/redirects/', 'drop', redirect));
    expect(await owner.read(String(removed))).toContain('Put it back');
    await expect.poll(() => follow('/2019/tea.html')).toEqual([404, null]);
  });

  test('takes a page over from its file, and it stays before readers', async () => {
    const [status, draft] = goesTo(await owner.post('/admin/pages/', 'adopt', { slug: 'about' }));
    expect([status, draft]).toEqual([303, expect.stringMatching(/^\/write\/[0-9a-f-]{36}\//)]);
    expect((await fetch(`${site.url}/about/`)).status).toBe(200);
    expect(await owner.read('/admin/pages/')).toContain(String(draft));
  });
});
