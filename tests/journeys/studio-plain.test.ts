import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { axeOn, openPage } from '#tests/setup/pages.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

/** Everything here happens in a browser that runs no script. */
const PLAIN = { javaScriptEnabled: false };

let site: RunningSite;
let browser: Browser;
let ada: Visitor;
let bruno: Visitor;
let olga: Visitor;
let page: Page;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    ada = await signedIn(
      db,
      site.url,
      await givenMember(db, { name: 'Ada Writer', capabilities: ['author'] }),
    );
    bruno = await signedIn(db, site.url, await givenMember(db, { name: 'Bruno', capabilities: ['author'] }));
    olga = await signedIn(db, site.url, await givenMember(db, { name: 'Olga', capabilities: ['owner'] }));
  });
  site = await startAgain(site);
  browser = await openBrowser();
  page = await openPage(browser, ada, PLAIN);
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

const asReader = (path: string) => new Visitor(site.url).ask(path);
const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click();
const tab = (name: string) =>
  page.getByRole('navigation', { name: 'This draft' }).getByRole('link', { name }).click();

/** Begins an essay and saves a title and a text. @returns the draft's address. */
async function begin(title: string, body: string, on = page) {
  await on.goto(`${site.url}/write/`);
  await press('New essay', on);
  await on.getByLabel('Title').fill(title);
  await on.getByLabel('Text', { exact: true }).fill(body);
  await press('Save', on);
  return new URL(on.url()).pathname;
}

test('an author writes an essay, and readers see it as soon as it is published', async () => {
  await begin('Tea before advice', 'The first sentence.[^1]\n\n[^1]: A note in the margin.');
  expect(await page.locator('.notice').textContent()).toContain('Saved.');
  await page.getByLabel('Standfirst').fill('What a kettle is for.');
  await page.getByLabel('Main topic').selectOption({ label: 'Listening' });
  await press('Preview');
  expect(await page.locator('article').textContent()).toContain('A note in the margin.');
  expect(await page.getByText('A preview. Readers do not see this.').isVisible()).toBe(true);
  const problems = await axeOn(page);
  await page.getByRole('link', { name: 'Publish' }).click();
  problems.push(...(await axeOn(page)));
  await press('Publish');
  expect(new URL(page.url()).pathname).toBe('/essays/tea-before-advice/');
  const seen = await (await asReader('/essays/tea-before-advice/')).text();
  for (const words of ['Tea before advice', 'What a kettle is for.', 'Ada Writer', 'A note in the margin.'])
    expect(seen).toContain(words);
  expect(await (await asReader('/')).text()).toContain('Tea before advice');
  expect(problems).toEqual([]);
});

test('changes wait until they are published, and an earlier text can be had back', async () => {
  await page.goto(`${site.url}/essays/tea-before-advice/`);
  await page.getByRole('link', { name: 'Edit this essay' }).click();
  await page.getByLabel('Text', { exact: true }).fill('The second thoughts.');
  await press('Save');
  expect(await page.locator('#draft-state').textContent()).toContain('changes that readers do not see');
  expect(await (await asReader('/essays/tea-before-advice/')).text()).not.toContain('second thoughts');
  await tab('Publish');
  await press('Publish the changes');
  expect(await (await asReader('/essays/tea-before-advice/')).text()).toContain('second thoughts');

  await page.getByRole('link', { name: 'Edit this essay' }).click();
  await tab('Revisions');
  const problems = await axeOn(page);
  await page
    .getByRole('link', { name: /Compare/ })
    .last()
    .click();
  expect(await page.locator('del').first().textContent()).toContain('The first sentence.');
  problems.push(...(await axeOn(page)));
  await press('Bring this text back');
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('The first sentence.[^1]');
  expect(problems).toEqual([]);
});

test('two who save one draft both see both texts, and nothing is overwritten', async () => {
  const path = await begin('Two windows', 'As it was.');
  const other = await openPage(browser, ada, PLAIN);
  await other.goto(site.url + path);
  await page.goto(site.url + path);
  await other.getByLabel('Text', { exact: true }).fill('What the other window says.');
  await press('Save', other);
  await page.getByLabel('Text', { exact: true }).fill('What this window says.');
  await page.locator('summary', { hasText: 'Content notes' }).click();
  await page.getByLabel('Content notes').fill('Grief.');
  await press('Save');
  expect(await page.locator('del').first().textContent()).toContain('the other');
  expect(await page.locator('ins').first().textContent()).toContain('this');
  expect(await page.getByText('These details differ too: Content notes').isVisible()).toBe(true);
  expect(await axeOn(page)).toEqual([]);
  await press('Save mine instead');
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('What this window says.');
  expect(await page.getByLabel('Content notes').inputValue()).toBe('Grief.');
});

test('what cannot be saved is shown again with what to do, and no word is lost', async () => {
  await begin('A slip', 'Text with a slip.');
  await page.getByLabel('Text', { exact: true }).fill('More words.\n\n<Nonsense />');
  await page.getByText('Address and dates').click();
  await page.getByLabel('Address', { exact: true }).fill('Not an address!');
  await press('Save');
  expect(await page.getByText('must be lower-case letters').isVisible()).toBe(true);
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('More words.');
  expect(await page.getByText('Line 3').isVisible()).toBe(true);
  expect(await axeOn(page)).toEqual([]);
});

test('who was signed out while writing finds every word again', async () => {
  await begin('Signed out', 'Saved words.');
  await page.getByLabel('Text', { exact: true }).fill('Words written after the session ended.');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await press('Save');
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toContain('after the session ended');
  expect(await axeOn(page)).toEqual([]);
  await page.context().addCookies(cookies);
  await press('Save');
  expect(await page.locator('.notice').textContent()).toContain('Saved.');
  expect(await page.getByLabel('Title').inputValue()).toBe('Signed out');
});

test('a secret link opens a draft for anyone, until it is revoked', async () => {
  const path = await begin('For a friend', 'Not for everyone yet.');
  await tab('Share');
  await page.getByLabel('For whom').fill('A friend');
  await press('Make a link');
  const link = new URL(await page.getByLabel('Your link').inputValue()).pathname;
  const seen = await asReader(link);
  expect(seen.headers.get('referrer-policy')).toContain('no-referrer');
  expect(seen.headers.get('cache-control')).toContain('no-store');
  const html = await seen.text();
  expect(html).toContain('Not for everyone yet.');
  expect(html).toContain('noindex');
  expect(html).not.toContain(path);
  expect(await axeOn(page)).toEqual([]);
  await press('Revoke: A friend');
  expect((await asReader(link)).status).toBe(404);
});

test('another author finds nothing of it, until asked to join', async () => {
  const path = await begin('Together', 'Written by one so far.');
  for (const part of [
    '',
    'preview/',
    'publish/',
    'revisions/',
    'people/',
    'share/',
    'statistics/',
    'edition/',
  ])
    expect((await bruno.ask(path + part)).status).toBe(404);
  await tab('People');
  await page.getByLabel('Who').selectOption({ label: 'Bruno' });
  await press('Ask them');
  expect(await axeOn(page)).toEqual([]);
  const his = await openPage(browser, bruno, PLAIN);
  await his.goto(`${site.url}/write/`);
  expect(await axeOn(his)).toEqual([]);
  await press('Join', his);
  expect(await his.getByLabel('Text', { exact: true }).inputValue()).toBe('Written by one so far.');
  await his.getByText('Byline').click();
  expect(await his.getByLabel('Author 2', { exact: true }).inputValue()).toBe('bruno-2');
});

test('what was deleted is gone at once, and can be had back', async () => {
  await page.goto(`${site.url}/write/essays/tea-before-advice/`);
  await tab('Publish');
  await page.getByText('Delete').first().click();
  await press('Delete');
  expect((await asReader('/essays/tea-before-advice/')).status).toBe(404);
  expect(await axeOn(page)).toEqual([]);
  await press('Bring back: Tea before advice');
  expect((await asReader('/essays/tea-before-advice/')).status).toBe(200);
});

test('an owner sees everyone’s work and begins a page', async () => {
  const hers = await openPage(browser, olga, PLAIN);
  await hers.goto(`${site.url}/write/?all=1`);
  expect(await hers.getByRole('link', { name: 'Tea before advice', exact: true }).isVisible()).toBe(true);
  expect(await axeOn(hers)).toEqual([]);
  await press('New page', hers);
  await hers.getByLabel('Title').fill('Colophon');
  await hers.getByLabel('Text', { exact: true }).fill('Set in Newsreader.');
  await press('Publish …', hers);
  await press('Publish', hers);
  expect(await (await asReader('/colophon/')).text()).toContain('Set in Newsreader.');
});

test('a scheduled essay is published by the site itself, also when it was stopped meanwhile', async () => {
  await begin('Out tomorrow', 'Words for tomorrow.');
  await press('Publish …');
  await page.getByLabel('At a time to come').check();
  await page.getByLabel('Day', { exact: true }).fill('2020-01-01');
  await page.getByLabel('Time', { exact: true }).fill('09:00');
  await press('Publish');
  expect(await page.getByText('Give a day and a time to come.').isVisible()).toBe(true);
  await page.getByLabel('Day', { exact: true }).fill('2099-01-01');
  await page.getByLabel('By the clock of').selectOption('Asia/Tokyo');
  await press('Publish');
  expect(await page.getByText('Readers will see this on 1 January 2099 at 00:00').isVisible()).toBe(true);
  expect(await page.getByLabel('At a time to come').isChecked()).toBe(true);
  expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('2099-01-01');
  expect(await axeOn(page)).toEqual([]);
  expect((await asReader('/essays/out-tomorrow/')).status).toBe(404);
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const due = { publishedAt: new Date(Date.now() - 1000) };
    await db.update(essays).set(due).where(eq(essays.slug, 'out-tomorrow'));
  });
  site = await startAgain(site);
  await expect
    .poll(async () => (await asReader('/essays/out-tomorrow/')).status, { timeout: 90_000, interval: 1_000 })
    .toBe(200);
});

test('a second edition has an address of its own and leads to the first', async () => {
  await page.goto(`${site.url}/write/essays/out-tomorrow/`);
  await tab('New edition');
  await page.getByLabel('What it is called').fill('Shorter, for print');
  await page.getByLabel('What changes, and why').fill('Half the words.');
  expect(await axeOn(page)).toEqual([]);
  await press('Begin this edition');
  await page.getByLabel('Title').fill('Out tomorrow, in short');
  await press('Publish …');
  await press('Publish');
  expect(new URL(page.url()).pathname).toBe('/essays/out-tomorrow-in-short/');
  const seen = await (await asReader('/essays/out-tomorrow-in-short/')).text();
  for (const words of ['Shorter, for print', 'Half the words.', 'read the original'])
    expect(seen).toContain(words);
  expect(await (await asReader('/essays/out-tomorrow/')).text()).toContain('Shorter, for print');
});

test('hostile words are only words, on every page of the studio and in front of readers', async () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>\u202e{1+1}';
  const path = await begin(hostile, 'Plain text.');
  const fields = { standfirst: hostile, contentNotes: hostile, lang: 'en', relations: hostile, version: '2' };
  await ada.post(path, 'draft', { title: hostile, body: 'Plain text.', authors: 'ada-writer', ...fields });
  await ada.post(`${path}share/`, 'share', { note: hostile, days: '3' });
  await ada.post(`${path}publish/`, 'publish', { version: '3', when: 'now' });
  const scripted = await openPage(browser, ada);
  const alarms: string[] = [];
  scripted.on('dialog', (dialog) => {
    alarms.push(`${scripted.url()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  const own = ['', 'preview/', 'publish/', 'revisions/', 'people/', 'share/', 'edition/'].map(
    (part) => path + part,
  );
  for (const place of ['/write/', ...own, '/', '/essays/']) {
    await scripted.goto(site.url + place);
    if ((await scripted.locator('img[src="x"]').count()) > 0) alarms.push(`${place} has the picture`);
    if (!place.startsWith('/write/0')) expect(await scripted.content()).toContain('&lt;script&gt;');
  }
  const file = await ada.read(`${path}essay.mdx`);
  expect(file.split('\n')[0]).toBe('---');
  expect(alarms).toEqual([]);
});
