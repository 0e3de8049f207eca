import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '#db/schema/index.ts';
import { hashPassword } from '#src/features/members/passwords.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const PASSWORD = 'three geese in a row';
const HOUR_MS = 60 * 60 * 1000;
const GUIDELINES = '/admin/guidelines/';

let site: RunningSite;
let browser: Browser;
let reader: Visitor;
/** Signed in as long ago as tools allow, and an hour longer. */
let tired: Visitor;

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const passwordHash = await hashPassword(PASSWORD);
    const owner = await givenMember(db, {
      name: 'Olu',
      email: 'olu@example.org',
      capabilities: ['owner'],
      passwordHash,
    });
    tired = await signedIn(db, site.url, owner);
    await db.update(sessions).set({ signedInAt: new Date(Date.now() - 13 * HOUR_MS) });
  });
  site = await startAgain(site);
  reader = new Visitor(site.url);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

test('a form that comes without a session is kept, for the address it was meant for', async () => {
  const answer = await reader.post('/moderate/x/?y=1', 'judge', { words: 'Long and\ncareful.', seen: 'abc' });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const page = await answer.text();
  expect(page).toContain('action="/moderate/x/?y=1"');
  expect(page).toContain('>\nLong and\ncareful.</textarea>');
  expect(page).toContain('<input type="hidden" name="seen" value="abc">');
  expect(page).toContain('href="/sign-in/?next=%2Fmoderate%2Fx%2F%3Fy%3D1" target="_blank"');
});

test('tools that ask for a new sign-in keep what was typed as well', async () => {
  const answer = await tired.post(GUIDELINES, 'add', { title: 'Be kind', text: 'To whom you answer.' });
  expect(answer.status).toBe(401);
  const page = await answer.text();
  expect(page).toContain('You signed in a while ago');
  expect(page).toContain('To whom you answer.</textarea>');
});

test('a password is not kept', async () => {
  const page = await reader.post('/me/', 'password', { password: 'old one', newPassword: 'new one' });
  const html = await page.text();
  expect(html).not.toMatch(/old one|new one/);
  expect(html).toContain('A password is not kept');
});

test('files are asked for again', async () => {
  const body = new FormData();
  body.append('caption', 'A kettle on the stove');
  body.append('picture', new File(['x'], 'kettle.png'));
  const answer = await reader.ask('/write/images/', { method: 'POST', body, headers: { Origin: site.url } });
  const page = await answer.text();
  expect(page).toContain('enctype="multipart/form-data"');
  expect(page).toContain('Please choose again: kettle.png');
  expect(page).toContain('type="file" name="picture"');
  expect(page).toContain('A kettle on the stove</textarea>');
});

test('from another site nothing is kept, and without a form there is only signing in', async () => {
  const headers = { Origin: 'https://elsewhere.example' };
  const body = new URLSearchParams({ text: 'Planted words.' });
  const foreign = await reader.ask('/me/', { method: 'POST', body, headers });
  expect([foreign.status, await foreign.text()]).toEqual([403, expect.not.stringContaining('Planted')]);
  const plain = await reader.ask('/sign-in/again/?next=//evil.example/');
  expect([plain.status, plain.headers.get('location')]).toEqual([303, '/sign-in/?next=%2Fme%2F']);
});

test('a member signs in in another tab, sends it again, and it is done', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${site.url}/sign-in/?next=${GUIDELINES}`);
  await tab.fill('#sign-in-email', 'olu@example.org');
  await tab.fill('#sign-in-password', PASSWORD);
  await tab.click('form:has(#sign-in-password) button');
  await tab.fill('#add-title', 'Answer what was said');
  await tab.fill('#add-text', '\nNot what was meant.\n\n非難しない');
  await context.clearCookies();
  await tab.click('#add ~ form button');
  expect(await tab.textContent('h1')).toBe('Sign in, then send this again');
  expect(await tab.inputValue('textarea >> nth=1')).toBe('\nNot what was meant.\n\n非難しない');

  const [other] = await Promise.all([context.waitForEvent('page'), tab.click('.kept-way a')]);
  await other.fill('#sign-in-email', 'olu@example.org');
  await other.fill('#sign-in-password', PASSWORD);
  await other.click('form:has(#sign-in-password) button');
  expect(new URL(other.url()).pathname).toBe(GUIDELINES);
  await tab.click('.door button');
  expect(tab.url()).toBe(`${site.url}${GUIDELINES}?saved`);
  expect(await tab.textContent('main')).toContain('Answer what was said');
  await context.close();
});

test('hostile fields come out as text, on a page that everyone can use', async () => {
  const hostile = '"></textarea><script>document.title = "taken"</script>';
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.url}/sign-in/`);
  await page.evaluate((text) => {
    const form = document.createElement('form');
    Object.assign(form, { id: 'late', method: 'post', action: '/me/' });
    for (const value of [text, text.replaceAll(' ', '')]) {
      const field = document.createElement('input');
      Object.assign(field, { name: text, value });
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }, hostile);
  await page.waitForSelector('.kept-way');
  expect(await page.title()).toContain('send this again');
  expect(await page.locator('script').count()).toBe(0);
  expect(await page.locator('textarea').getAttribute('name')).toBe(hostile);
  expect(await page.locator('textarea').inputValue()).toBe(hostile);
  expect(await page.locator('input[type=hidden]').inputValue()).toBe(hostile.replaceAll(' ', ''));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.close();
});
