import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { drawMap } from '#src/features/map/commands/draw.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import type { Visitor } from '#tests/setup/visitor.ts';

const HOSTILE = '</text><script>document.title="taken"</script> "onload=alert(1) & more';

let site: RunningSite;
let browser: Browser;
let cora: Visitor;
let ada: Visitor;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    await db.update(essays).set({ title: HOSTILE }).where(eq(essays.slug, 'plain'));
    const given = (name: string, capability: 'curator' | 'author') =>
      givenMember(db, { name, capabilities: [capability] });
    cora = await signedIn(db, site.url, await given('Cora', 'curator'));
    ada = await signedIn(db, site.url, await given('Ada', 'author'));
    await keepGraph(db, new Date(), { anew: true });
    await drawMap(db, new Date());
  });
  site = await startAgain(site);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

async function open(path: string, options: BrowserContextOptions = {}, who?: Visitor): Promise<Page> {
  const context = await browser.newContext(options);
  for (const [name, value] of who?.cookies ?? []) await context.addCookies([{ name, value, url: site.url }]);
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

const complaints = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

test('a reader without JavaScript sees where an essay leads, and why, by keyboard', async () => {
  const page = await open('/map/', { javaScriptEnabled: false });
  const edges = page.locator('.map-point .map-edges');
  expect(await edges.first().isVisible()).toBe(false);
  await page.locator('.map-point a').first().focus();
  expect(await edges.first().locator('text').first().isVisible()).toBe(true);
  expect(await edges.first().locator('tspan').first().textContent()).toMatch(/\w/);
  expect(await page.locator('[data-map-tools]').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'The same as a list' }).click();
  expect(new URL(page.url()).hash).toBe('#map-list');
  await page.context().close();
});

test('the map and the neighbourhood are clean to axe, light and dark, wide and narrow', async () => {
  for (const path of ['/map/', '/map/?topic=listening', '/map/?essay=summer'])
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      const page = await open(path, { viewport: { width, height: 800 }, colorScheme });
      expect(await complaints(page), `${path} ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.context().close();
    }
});

test('a reader finds an essay on the map and draws nearer', async () => {
  const page = await open('/map/');
  await page.getByLabel('Find on the map').fill('summer');
  expect(await page.locator('.map-found').count()).toBe(1);
  expect(await page.locator('[data-map-found]').textContent()).toBe('One essay found.');
  const width = () => page.evaluate(() => document.querySelector('svg')?.viewBox.baseVal.width);
  const before = (await width()) ?? 0;
  await page.getByRole('button', { name: 'Nearer' }).click();
  expect(await width()).toBeLessThan(before);
  await page.getByRole('button', { name: 'All of it' }).click();
  expect(await width()).toBeCloseTo(before);
  await page.context().close();
});

test('what is said of a point under the mouse stands above all others', async () => {
  const page = await open('/map/');
  await page.locator('.map-point circle').first().hover();
  const title = await page.locator('.map-point a').first().textContent();
  expect(await page.locator('svg > .map-lifted:last-child > text').textContent()).toBe(title?.trim());
  expect(await page.locator('.map-lifted a').count()).toBe(0);
  await page.getByLabel('Find on the map').hover();
  await page.locator('.map-figure').hover({ position: { x: 2, y: 2 } });
  expect(await page.locator('.map-lifted > *').count()).toBe(0);
  await page.context().close();
});

test('a finger sees where an essay leads before it goes there', async () => {
  const page = await open('/map/', { hasTouch: true, viewport: { width: 360, height: 800 } });
  const point = page.locator('.map-point').first();
  await point.locator('circle').tap();
  expect(new URL(page.url()).pathname).toBe('/map/');
  expect(await point.locator('.map-edges text').first().isVisible()).toBe(true);
  await point.locator('circle').tap();
  await page.waitForURL('**/essays/**');
  await page.context().close();
});

test('a hostile title is only words, on the map and around it', async () => {
  for (const path of ['/map/', '/map/?essay=plain']) {
    const page = await open(path);
    expect(await page.title()).not.toBe('taken');
    expect(await page.locator('svg script').count()).toBe(0);
    expect(await page.locator('main').textContent()).toContain('</text><script>');
    await page.context().close();
  }
});

test('drafts and future essays are nowhere on the map', async () => {
  for (const path of ['/map/', '/map/?topic=listening', '/map/?essay=summer'])
    expect(await (await fetch(site.url + path)).text()).not.toMatch(/secret/i);
  for (const path of ['/map/?essay=secret-draft', '/map/?essay=', '/map/?topic=none'])
    expect((await fetch(site.url + path)).status).toBe(404);
});

test.each([true, false])(
  'a curator pins, rewords and hides, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const page = await open('/essays/summer/', { javaScriptEnabled }, cora);
    await page.getByRole('link', { name: 'Choose what is related' }).click();
    if (javaScriptEnabled) expect(await complaints(page)).toEqual([]);
    await page.getByLabel('Find an essay').fill('spring');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.locator('input[name=toId][type=radio]').first().check();
    const pin = page.locator('form:has(input[value=pin])');
    await pin.getByRole('button').click();
    expect(await pin.locator('.problem').textContent()).toBe('must not be empty');
    await pin.getByLabel('How it relates').fill('same event, other seat');
    await pin.getByRole('button').click();
    expect(await page.getByRole('status').textContent()).toContain('Readers see it now.');
    const read = async () => (await fetch(`${site.url}/essays/summer/`)).text();
    expect(await read()).toContain('same event, other seat');
    const first = page.locator('.edge').first();
    await first.getByRole('button', { name: 'Hide from everyone' }).click();
    expect(await read()).not.toContain('same event, other seat');
    await page.locator('.edge').last().getByRole('button', { name: 'Take back' }).click();
    expect(await page.locator('.edge-changes li').count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.edge-changes li').first().textContent()).toContain('Cora restored');
    await page.context().close();
  },
);

test('nobody but a curator gets to the curators’ pages or may change an edge', async () => {
  expect((await ada.ask('/curate/related/summer/')).status).toBe(404);
  expect((await fetch(`${site.url}/curate/related/`, { redirect: 'manual' })).status).toBe(303);
  const act = { toId: '0190f4b0-0000-7000-8000-000000000001', act: 'hide' };
  expect((await ada.post('/curate/related/summer/', 'arrange', act)).status).toBe(404);
  expect((await cora.post('/curate/related/summer/', 'arrange', act)).status).toBe(404);
  expect(await (await fetch(`${site.url}/essays/summer/`)).text()).not.toContain('/curate/related/');
});

test('an author is told which essays a draft is like, and nobody else is', async () => {
  const draft = new URLSearchParams({ title: 'Summer again', body: await essayText(), topics: 'listening' });
  const asked = { method: 'POST', body: draft, headers: { Origin: site.url } };
  const answer = await ada.ask('/write/related.json', asked);
  expect(answer.status).toBe(200);
  const suggestions = await answer.json();
  expect(suggestions[0]).toMatchObject({ slug: 'summer', reasons: [expect.stringMatching(/\w/)] });
  expect(JSON.stringify(suggestions)).not.toMatch(/secret/i);
  draft.append('related', 'summer');
  const others = await (await ada.ask('/write/related.json', asked)).json();
  expect(JSON.stringify(others)).not.toContain('summer');
  expect((await cora.ask('/write/related.json', asked)).status).toBe(404);
  const empty = { ...asked, body: new URLSearchParams({ title: '' }) };
  expect(await (await ada.ask('/write/related.json', empty)).json()).toEqual([]);
});

async function essayText() {
  const { text } = await (await fetch(`${site.url}/api/essays/summer`)).json();
  return String(text);
}
