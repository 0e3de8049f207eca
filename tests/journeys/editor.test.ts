import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#tests/setup/browser.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import type { Visitor } from '#tests/setup/visitor.ts';
import { givenDraft, givenWriter } from '../features/studio/writing.ts';

const BODY =
  'A first sentence\nthat breaks early.\n\n* one\n* two\n\n<Aside title="By the way">\n\nWords.\n\n</Aside>\n';

let site: RunningSite;
let browser: Browser;
let ari: Visitor;
const drafts: Record<string, string> = {};

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const writer = await givenWriter(db, 'Ari Lund');
    for (const name of ['typed', 'offline', 'signedOut', 'twice', 'lost', 'reopened', 'looked'])
      drafts[name] = await givenDraft(db, writer, { title: name }, BODY);
    drafts.foreign = await givenDraft(db, writer, { title: 'foreign' }, 'Words.\n\n- [ ] a\n- b\n');
    ari = await signedIn(db, site.url, writer);
  });
  site = await startAgain(site);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site.stop();
  await site.remove();
});

const cookiesOf = (visitor: Visitor) =>
  [...visitor.cookies].map(([name, value]) => ({ name, value, url: site.url }));

async function desk(options = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  await context.addCookies(cookiesOf(ari));
  return context;
}

const pathOf = (name: string) => `/write/${drafts[name]}/`;
const visual = (page: Page) => page.getByRole('textbox', { name: 'The text, as readers will see it' });
const status = (page: Page) => page.locator('#draft-state .save-line');
const text = (page: Page) => page.locator('textarea[name="body"]').inputValue();

async function open(context: BrowserContext, name: string) {
  const page = await context.newPage();
  await page.goto(pathOf(name));
  await visual(page).waitFor();
  return page;
}

/** Writes at the end of the first paragraph. */
async function write(page: Page, words: string) {
  await visual(page).locator('> p').first().click();
  await page.keyboard.press('End');
  await page.waitForTimeout(100);
  await page.keyboard.type(words);
}

/** The battery is empty: the page ends without a chance to send a last save, which the browser would deliver later. */
async function goesDark(page: Page) {
  await page.evaluate(() => {
    for (const last of ['visibilitychange', 'pagehide', 'beforeunload', 'online', 'focus'])
      window.addEventListener(last, (event) => event.stopImmediatePropagation(), true);
  });
  await page.close();
}

describe('an author in the editor', () => {
  test('types, is saved without asking, and finds it again; what was not touched stays as it was', async () => {
    const context = await desk();
    const page = await open(context, 'typed');
    await write(page, ' And on.');
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    await page.reload();
    await visual(page).waitFor();
    expect(await text(page)).toBe(
      BODY.replace('A first sentence\nthat breaks early.', 'A first sentence that breaks early. And on.'),
    );
    expect(await page.getByText('kept on this device').count()).toBe(0);
    await context.close();
  });

  test('loses nothing while offline: the text is kept here, and offered back with both texts', async () => {
    const context = await desk();
    const page = await open(context, 'offline');
    await context.setOffline(true);
    await write(page, ' Written on a train.');
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toContain('you are offline');
    await goesDark(page);
    await context.setOffline(false);
    const later = await open(context, 'offline');
    await later.getByText('was not saved is kept on this device').waitFor();
    await later.getByRole('button', { name: 'Compare' }).click();
    const added = await later.locator('.editor-comparison ins').allInnerTexts();
    expect(added.join('')).toContain('Written on a train.');
    await later.getByRole('button', { name: 'Use it' }).click();
    await expect.poll(() => status(later).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    expect(await text(later)).toContain('Written on a train.');
    await context.close();
  });

  test('who is signed out is told so, and goes on when signed in again', async () => {
    const context = await desk();
    const page = await open(context, 'signedOut');
    await context.clearCookies();
    await write(page, ' Still here.');
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toContain('you are signed out');
    await context.addCookies(cookiesOf(ari));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    await context.close();
  });

  test('who saves second in another tab sees both texts and decides', async () => {
    const context = await desk();
    const [one, other] = [await open(context, 'twice'), await open(context, 'twice')];
    await write(one, ' From the first tab.');
    await expect.poll(() => status(one).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    await other.getByLabel('Title', { exact: true }).fill('twice over');
    await write(other, ' From the second tab.');
    await expect.poll(() => status(other).innerText(), { timeout: 15_000 }).toContain('Look at both');
    const notice = other.getByRole('alert').filter({ hasText: 'saved another text' });
    await notice.waitFor({ timeout: 15_000 });
    expect(await notice.locator('del').allInnerTexts()).toEqual([expect.stringContaining('first')]);
    const added = (await notice.locator('ins').allInnerTexts()).join('');
    expect([added.includes('over'), added.includes('second')]).toEqual([true, true]);
    await notice.getByRole('button', { name: 'Save mine over theirs' }).click();
    await expect.poll(() => status(other).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    await other.reload();
    expect(await text(other)).toContain('From the second tab.');
    await context.close();
  });

  test('is in no conflict with oneself when the answer to a save is lost', async () => {
    const context = await desk();
    const page = await open(context, 'lost');
    await page.route('**/save/', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await write(page, ' Saved, but who knows.');
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toContain('does not answer');
    await page.unroute('**/save/');
    await write(page, ' And on.');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    await page.reload();
    await visual(page).waitFor();
    expect(await text(page)).toContain('Saved, but who knows. And on.');
    await context.close();
  });

  test('who opens the page anew in the midst of a sentence goes on where it ended', async () => {
    const context = await desk();
    const page = await open(context, 'reopened');
    for (const words of [' One.', ' Two.', ' Three.']) {
      await write(page, words);
      await page.waitForTimeout(500);
      await page.reload();
      await visual(page).waitFor();
      expect(await page.locator('.editor-notice').count()).toBe(0);
    }
    await expect.poll(() => status(page).innerText(), { timeout: 15_000 }).toMatch(/^Saved \d/);
    expect(await text(page)).toContain('breaks early. One. Two. Three.');
    await context.close();
  });

  test('is shown the source of what the visual view would change, and told why', async () => {
    const context = await desk();
    const page = await context.newPage();
    await page.goto(pathOf('foreign'));
    await page.getByText('This text is shown as source').waitFor();
    expect(await text(page)).toBe('Words.\n\n- [ ] a\n- b\n');
    expect(await visual(page).count()).toBe(0);
    await context.close();
  });

  test('works without a mouse: from title to text, to the toolbar and out again', async () => {
    const context = await desk();
    const page = await open(context, 'looked');
    await visual(page).focus();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null)).toBe(
      true,
    );
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Kind of paragraph',
    );
    await page.keyboard.press('F2');
    expect(await page.locator('textarea[name="body"]').isVisible()).toBe(true);
    await page.keyboard.press('F2');
    await page.getByText('Nothing has changed.').waitFor();
    await page.keyboard.press('F2');
    await visual(page).waitFor();
    await context.close();
  });

  test.each(['light', 'dark'] as const)('finds nothing in the way (%s)', async (colorScheme) => {
    const context = await desk({ colorScheme, viewport: { width: 360, height: 800 } });
    const page = await open(context, 'looked');
    const broken: string[] = [];
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'More to insert' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: /^Figure/ }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(broken).toEqual([]);
    await context.close();
  });

  test('is the only one who fetches the editor', async () => {
    const context = await desk();
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    for (const path of ['/', '/essays/', '/essays/plain/', '/write/', '/me/']) await page.goto(path);
    expect(scripts).toEqual([]);
    await page.goto(pathOf('looked'));
    await visual(page).waitFor();
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((url) => !url.startsWith(site.url))).toEqual([]);
    await context.close();
  });
});
