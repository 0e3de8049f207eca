import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#src/features/members/passwords.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { fillIn, press, tabTo } from '#tests/setup/keyboard.ts';
import { photo } from '#tests/setup/pictures.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { withDatabaseOf } from '#tests/setup/stopped.ts';

const PASSWORD = 'a kettle on the stove';
const MINUTE_MS = 60_000;
/** The least that is left until the time to come, once it is cut to its minute. */
const TYPING_MS = 20_000;

let site: RunningSite;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const passwordHash = await hashPassword(PASSWORD);
    await givenMember(db, {
      name: 'Wanda Reed',
      email: 'wanda@example.org',
      passwordHash,
      capabilities: ['author'],
    });
    await keepGraph(db, new Date(), { anew: true });
  });
  site = await startAgain(site);
  browser = await openBrowser();
  page = await (await browser.newContext({ baseURL: site.url })).newPage();
  page.setDefaultTimeout(15_000);
});
afterEach(() => expect(complaints.splice(0)).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await site?.remove();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });
const tab = (name: string) =>
  page.getByRole('navigation', { name: 'This draft' }).getByRole('link', { name });
const visual = () => page.getByRole('textbox', { name: 'The text, as readers will see it' });
const readers = async (path: string) => fetch(site.url + path);
const seen = async (path: string) => (await readers(path)).text();

/** Looks at the page as it stands for what would be in anybody's way. */
async function look() {
  const { violations } = await new AxeBuilder({ page }).analyze();
  complaints.push(...violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`));
}

/** Goes to the text, where the cursor was. */
async function toText() {
  await visual().waitFor();
  await tabTo(page, visual());
}

/** Leaves the text for a button of its toolbar and presses it. */
async function useTool(name: string) {
  await page.keyboard.press('Escape');
  const tool = page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name, exact: true });
  while (!(await tool.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
}

test('an author signs in for the first time and begins an essay', async () => {
  await page.goto('/write/');
  await look();
  await fillIn(page, page.locator('input[name="email"]').first(), 'wanda@example.org');
  await fillIn(page, page.locator('input[name="password"]'), PASSWORD);
  await page.keyboard.press('Enter');
  await button('New essay').waitFor();
  await look();
  await press(page, button('New essay'));
  await page.getByText('Start writing …').waitFor();
  await look();
  await fillIn(page, field('Title'), 'Summer, once more');
  await fillIn(page, field('Standfirst'), 'What the garden said the second time.');
  await toText();
  await page.keyboard.type('A garden in summer is a long conversation with water.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('It began with ');
});

test('links to an essay that is found by its title', async () => {
  await page.keyboard.press('ControlOrMeta+K');
  await field('Address, or words of an essay’s title').waitFor();
  await page.keyboard.type('summer');
  const found = page.locator('.editor-found button').first();
  await found.waitFor();
  await look();
  await press(page, found);
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.type(' and went on.');
  await page.keyboard.press('Enter');
  expect(await visual().locator('a').first().textContent()).toMatch(/summer/i);
});

test('adds a picture and says what it shows', async () => {
  await useTool('Picture');
  const picture = await photo().png().toBuffer();
  await page.locator('dialog input[type="file"]').setInputFiles({
    name: 'bed.png',
    mimeType: 'image/png',
    buffer: picture,
  });
  await fillIn(page, page.locator('dialog').getByLabel(/^What the picture shows/), 'A bed of beans');
  await look();
  await press(page, page.locator('dialog').getByRole('button', { name: 'Insert' }));
  await visual().getByRole('img', { name: 'A bed of beans' }).waitFor();
});

test('adds a footnote', async () => {
  await toText();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Alt+F');
  await page.locator('[data-note] [contenteditable="true"]:focus').waitFor();
  await page.keyboard.type('Mostly with the water that was missing.');
  await look();
});

test('takes an essay that is suggested, and says how it relates', async () => {
  await press(page, button('Suggest related essays'));
  const relate = button(/^Relate: /).first();
  await relate.waitFor();
  await look();
  await fillIn(page, field('How the essay you relate bears on this one'), 'answers');
  await press(page, relate);
  await expect.poll(() => field('Essay 1').inputValue()).not.toBe('');
  expect(await field('How essay 1 belongs here').inputValue()).toBe('answers');
  const text = await page.locator('textarea[name="body"]').inputValue();
  for (const part of [/\[.*summer.*\]\(\/essays\//i, /<Figure/, /\[\^1\]/, /water that was missing/])
    expect(text).toMatch(part);
});

test('has it published at a time to come, by the site itself', { timeout: 3 * MINUTE_MS }, async () => {
  await press(page, button('Publish …'));
  await button('Publish').waitFor();
  await look();
  await tabTo(page, field('Now'));
  await page.keyboard.press('ArrowDown');
  const [day = '', time = ''] = typedIn('Europe/London', new Date(Date.now() + MINUTE_MS + TYPING_MS));
  await tabTo(page, field('Day'));
  await page.keyboard.type(day);
  await tabTo(page, field('Time'));
  await page.keyboard.type(time);
  await press(page, button('Publish'));
  await page.getByText(/Readers will see this on/).waitFor();
  await look();
  expect((await readers('/essays/summer-once-more/')).status).toBe(404);
  await expect
    .poll(async () => (await readers('/essays/summer-once-more/')).status, {
      timeout: 2 * MINUTE_MS,
      interval: 1_000,
    })
    .toBe(200);
});

/** A moment as it is typed into the fields for a day and a time. */
const typedIn = (timeZone: string, moment: Date) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(moment)
    .split(', ')
    .map((part) => part.replace(/[/: \u202f]/g, ''));

test('is read by anyone, with its picture, its note and what it answers', async () => {
  const html = await seen('/essays/summer-once-more/');
  for (const part of ['Summer, once more', 'Wanda Reed', 'alt="A bed of beans"', 'water that was missing'])
    expect(html).toContain(part);
  // The graph hears of it by a job.
  await expect.poll(() => seen('/essays/summer-once-more/'), { timeout: 30_000 }).toContain('answers');
  const source = /<img[^>]+src="([^"]+)"[^>]*alt="A bed of beans"/.exec(html)?.[1] ?? '';
  expect((await readers(source)).headers.get('content-type')).toMatch(/^image\//);
});

test('changes it, and readers see the change as soon as it is published', async () => {
  await page.goto('/essays/summer-once-more/');
  await press(page, page.getByRole('link', { name: 'Edit this essay' }));
  const answer = page.waitForResponse('**/write/related.json');
  await press(page, button('Suggest related essays'));
  await (await answer).finished();
  for (const known of ['Summer, once more', await field('Essay 1').inputValue()])
    expect(
      await page.locator(`.suggested :is(a[href*="/${known}/"], [aria-label$="${known}"])`).count(),
    ).toBe(0);
  await toText();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Second thoughts first. ');
  await press(page, button('Publish …'));
  await press(page, button('Publish the changes'));
  await page.waitForURL('**/essays/summer-once-more/');
  await look();
  expect(await seen('/essays/summer-once-more/')).toContain('Second thoughts first. A garden');
});

test('makes a second edition and lets it stand for the work', async () => {
  await press(page, page.getByRole('link', { name: 'Edit this essay' }));
  await press(page, tab('New edition'));
  await fillIn(page, field('What it is called'), 'For the radio');
  await fillIn(page, field('What changes, and why'), 'Said aloud, it wants half the words.');
  await look();
  await press(page, button('Begin this edition'));
  await fillIn(page, field('Title'), 'Summer, on the air');
  await tabTo(page, field('This edition stands for the work in lists'));
  await page.keyboard.press('Space');
  await look();
  await press(page, button('Publish …'));
  await press(page, button('Publish'));
  await page.waitForURL('**/essays/summer-on-the-air/');
  await look();
  const list = await seen('/essays/');
  expect(list).toContain('Summer, on the air');
  expect(list).not.toContain('Summer, once more');
  expect(await seen('/essays/summer-once-more/')).toContain('For the radio');
});
