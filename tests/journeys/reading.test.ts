import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#tests/setup/browser.ts';
import { type RunningSite, startSite } from '#tests/setup/site.ts';

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

/** Opens a page as a reader and fails on anything the browser complains of. */
async function visit<T>(
  path: string,
  options: BrowserContextOptions,
  read: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const expected = message.text().includes('status of 404');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(site.url + path);
  const result = await read(page);
  await context.close();
  expect(complaints).toEqual([]);
  return result;
}

const PAGE_TYPES = [
  '/',
  '/essays/',
  '/essays/everything/',
  '/essays/spring/',
  '/essays/arabic/',
  '/essays/spring/compare/spring-in-print/',
  '/essays/spring/compare/fruehling/',
  '/topics/',
  '/topics/care/',
  '/series/seasons/',
  '/authors/ada/',
  '/resources/',
  '/resources/help/',
  '/search/',
  '/search/?q=season',
  '/search/?q=nothing-at-all',
  '/about/',
  '/nowhere/',
];
const narrow = { viewport: { width: 360, height: 740 } };
const wide = { viewport: { width: 1280, height: 900 } };

describe.each(PAGE_TYPES)('%s', (path) => {
  test.each([
    ['narrow', narrow],
    ['wide', wide],
  ])('has no barrier that axe knows of, light or dark, on a %s screen', async (_name, options) => {
    const violations = await visit(path, options, async (page) => {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations: all } = await new AxeBuilder({ page }).analyze();
        found.push(
          ...all.map(
            ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.html).join(' | ')}`,
          ),
        );
      }
      return found;
    });
    expect(violations).toEqual([]);
  });

  test('fits a screen of 320 pixels', async () => {
    const overflow = await visit(path, { viewport: { width: 320, height: 700 } }, (page) =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    );
    expect(overflow).toBe(0);
  });
});

test('an essay comes without a script, light, and does not move while it loads', async () => {
  const context = await browser.newContext(wide);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const bytes = new Map<string, number>();
  const types = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => void types.set(requestId, type));
  session.on(
    'Network.loadingFinished',
    ({ requestId, encodedDataLength }) => void bytes.set(requestId, encodedDataLength),
  );
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.url}/essays/everything/`, { waitUntil: 'networkidle' });
  const shift = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0),
  );
  await context.close();
  const sum = (wanted: (type: string) => boolean) =>
    [...bytes].reduce((total, [id, length]) => total + (wanted(types.get(id) ?? '') ? length : 0), 0);
  expect(sum((type) => type === 'Script')).toBe(0);
  expect(sum((type) => type !== 'Font')).toBeLessThanOrEqual(30_000);
  expect(sum(() => true)).toBeLessThanOrEqual(120_000);
  // Which fonts a machine falls back on decides over a pixel of rounding; a line that moved would be ten times this.
  expect(shift).toBeLessThan(0.0005);
});

describe('without JavaScript', () => {
  const plain = { ...wide, javaScriptEnabled: false };

  test('a resource menu opens on click and closes with Escape', async () => {
    await visit('/', plain, async (page) => {
      const link = page.getByRole('banner').getByRole('link', { name: 'An essay from here', exact: false });
      const resource = page.getByRole('banner').getByText('Third level');
      await expect.poll(() => resource.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Finding help' }).click();
      await expect.poll(() => resource.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => resource.isVisible()).toBe(false);
      expect(await link.count()).toBe(0);
    });
  });

  test('a reader searches and finds', async () => {
    await visit('/search/', plain, async (page) => {
      await page.getByRole('searchbox').first().fill('quixotic');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search/?q=quixotic');
      await page.getByRole('main').getByRole('link', { name: 'A plain essay' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('A plain essay');
    });
  });

  test('a note opens where the reader is and closes again', async () => {
    await visit('/essays/everything/', { ...narrow, javaScriptEnabled: false }, async (page) => {
      const reference = page.locator('.footnote-reference').nth(1);
      await reference.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => window.scrollY);
      await reference.click();
      const note = page.locator('.footnotes li').nth(1);
      const [noteBox, referenceBox] = [await note.boundingBox(), await reference.boundingBox()];
      if (!noteBox || !referenceBox) throw new Error('The note did not open.');
      expect(noteBox.y).toBeGreaterThan(referenceBox.y);
      expect(noteBox.y - referenceBox.y).toBeLessThan(200);
      expect(await page.evaluate(() => window.scrollY)).toBe(before);
      await note.locator('.footnote-close').click();
      expect(await page.evaluate(() => window.scrollY)).toBe(before);
    });
  });
});

test('notes stand beside their references in the margin of a wide screen, and do not cover one another', async () => {
  await visit('/essays/everything/', { viewport: { width: 1400, height: 1000 } }, async (page) => {
    const boxes = await page
      .locator('.footnotes li')
      .evaluateAll((notes) => notes.map((note) => note.getBoundingClientRect().toJSON()));
    const references = await page
      .locator('a.footnote-reference')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
    expect(boxes).toHaveLength(3);
    expect(Math.abs(boxes[0].top - references[0].top)).toBeLessThan(30);
    for (const at of [1, 2]) expect(boxes[at].top).toBeGreaterThanOrEqual(boxes[at - 1].bottom);
    for (const box of boxes) expect(box.left).toBeGreaterThan(references[0].left);
  });
});

test('paper gets the essay, its notes and its address, and nothing else', async () => {
  await visit('/essays/everything/', wide, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await page.getByRole('contentinfo').isVisible()).toBe(false);
    expect(await page.locator('.footnotes').isVisible()).toBe(true);
    expect(await page.getByText(`/essays/everything/`, { exact: false }).last().isVisible()).toBe(true);
  });
});

test('a reader with a keyboard can skip to the text first of all', async () => {
  await visit('/essays/everything/', wide, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

test('an essay in another language says so to the browser', async () => {
  await visit('/essays/arabic/', wide, async (page) => {
    const text = page.locator('[lang=ar][dir=rtl]').first();
    expect(await text.isVisible()).toBe(true);
  });
});
