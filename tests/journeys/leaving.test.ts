import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '#db/client.ts';
import { bylines, essays, members } from '#db/schema/index.ts';
import { startSession } from '#src/features/members/sessions.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenComment, givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

let site: RunningSite;
let browser: Browser;
let page: Page;
let mina: Visitor;
let nora: Visitor;
let slug = '';
const shots = process.env.SCREENSHOTS;

/** Stops the site for a moment, because an embedded database belongs to one process. */
async function withSiteStopped(work: (db: Database) => Promise<void>) {
  await site.stop();
  await withDatabaseOf(site, work);
  site = await startAgain(site);
}

/** Someone with three comments that another member replied to, and a browser they are signed in with. */
async function givenSpeaker(db: Database, name: string, suspended: boolean) {
  const [on] = await db.select().from(essays).where(eq(essays.slug, 'spring'));
  if (!on) throw new Error('There is no essay.');
  slug = on.slug;
  const since = suspended ? { suspendedAt: new Date(), suspensionReason: 'Cross words.' } : {};
  const [byline] = await db.select().from(bylines).where(eq(bylines.essayId, on.id));
  const writing = name === 'Mina' ? { authorId: byline?.authorId ?? null } : {};
  const member = await givenMember(db, { name, ...since, ...writing });
  const other = await givenMember(db, { name: `Reader of ${name}` });
  for (const words of ['First', 'Second', 'Third']) {
    const writtenAt = new Date(Date.now() - (words === 'First' ? 3 : words === 'Second' ? 2 : 1) * 3_600_000);
    const shown = { on, status: 'approved' as const, writtenAt };
    const to = await givenComment(db, { by: member, body: `${words} words of ${name}.`, ...shown });
    await givenComment(db, { by: other, to, body: `An answer to the ${words} words.`, ...shown });
  }
  const cookie = await startSession(db, member.id, { device: '', sessionId: undefined }, new Date());
  const [, key = '', value = ''] = /^([^=]+)=([^;]+)/.exec(cookie) ?? [];
  return [key, value] as const;
}

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  mina = new Visitor(site.url);
  nora = new Visitor(site.url);
  await withSiteStopped(async (db) => {
    mina.cookies.set(...(await givenSpeaker(db, 'Mina', false)));
    nora.cookies.set(...(await givenSpeaker(db, 'Nora', true)));
  });
  browser = await openBrowser();
  const context = await browser.newContext();
  await context.addCookies([...mina.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

const findings: string[] = [];
async function look(name: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  findings.push(...violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.target}`));
  if (!shots) return;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({
        path: path.join(shots, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
}

test('a member plans three ways for three comments, sees how it will look, and asks to leave', async () => {
  page.on('console', (message) => {
    // An incomplete form is answered with 422, which Chromium reports as an error.
    const expected = message.text().includes('status of 422');
    if (message.type() === 'error' && !expected) findings.push(message.text());
  });
  await page.goto(`${site.url}/me/`);
  await page.getByRole('link', { name: 'Leaving' }).click();
  await look('plan');
  await page.getByRole('button', { name: 'See how it will look' }).click();
  expect(await page.getByText('Choose what becomes of your comments.').isVisible()).toBe(true);

  await page.getByLabel('Keep, unsigned').check();
  await page.getByLabel('Pseudonym for comments').fill('A heron');
  await page.getByRole('button', { name: 'Choose comment by comment' }).click();
  const choices = page.locator('select.treatment');
  await choices.nth(0).selectOption('pseudonym');
  await choices.nth(2).selectOption('delete');
  await page.getByRole('button', { name: 'Save this page' }).click();
  expect(await page.locator('select.treatment').nth(2).inputValue()).toBe('delete');
  await look('comments');
  await page.getByRole('link', { name: 'Change the plan' }).click();
  await page.getByRole('button', { name: 'Choose essay by essay' }).click();
  await page.getByLabel('What becomes of: Spring, shorter').selectOption('unpublish');
  await page.getByRole('button', { name: 'Save this page' }).click();
  await look('essays');

  await page.getByRole('link', { name: 'See how it will look' }).click();
  const threads = await page.locator('.preview').allInnerTexts();
  expect(threads).toHaveLength(3);
  expect(threads[0]).toMatch(/A heron[\s\S]*Third words of Mina[\s\S]*Reader of Mina/);
  expect(threads[1]).toMatch(/Someone who has left[\s\S]*Second words[\s\S]*An answer to the Second/);
  expect(threads[2]).toMatch(/taken back[\s\S]*An answer to the First/);
  expect(threads[2]).not.toContain('First words of Mina');
  await look('preview');

  await page.getByRole('button', { name: 'Leave in a day' }).click();
  await look('receipt');
  expect(await page.locator('.leaving-line').innerText()).toContain('You are leaving on');
  await page.goto(`${site.url}/essays/${slug}/`);
  expect(await page.locator('.leaving-line').innerText()).toContain('You are leaving on');
  expect(findings).toEqual([]);
});

test('without JavaScript and while suspended someone plans, asks, and stays after all', async () => {
  const to = (answer: Response) => answer.headers.get('location');
  const empty = await nora.post('/me/leave/', 'plan', { comments: 'pseudonym', pseudonym: '' });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('aria-describedby="plan-pseudonym-problem"');
  expect(to(await nora.ask('/me/leave/preview/'))).toBe('/me/leave/');
  const planned = { comments: 'delete', step: 'comments' };
  expect(to(await nora.post('/me/leave/', 'plan', planned))).toBe('/me/leave/comments/');
  const ids = [...(await nora.read('/me/leave/comments/')).matchAll(/name="ids" value="([^"]+)"/g)];
  const first = { ids: ids[0]?.[1] ?? '', treatments: 'unsigned' };
  const saved = await nora.post('/me/leave/comments/', 'treatments', first);
  expect(to(saved)).toBe('/me/leave/comments/?done=saved');
  expect(await nora.read('/me/leave/preview/')).toContain('2 comments will be deleted.');
  expect(to(await nora.post('/me/leave/preview/', 'leave'))).toBe('/me/leave/receipt/');
  expect(await nora.read('/me/')).toContain('You are leaving on');
  expect(to(await nora.post('/me/leave/receipt/', 'stay'))).toBe('/me/leave/?done=stayed');
  const account = await nora.read('/me/leave/?done=stayed');
  expect(account).toContain('You stay.');
  expect(account).not.toContain('You are leaving on');
});

test('when the day is over, readers see what was planned, and the account is gone', async () => {
  await withSiteStopped(async (db) => {
    await db
      .update(members)
      .set({ leavesAt: new Date(0) })
      .where(eq(members.name, 'Mina'));
  });
  const read = async () => (await fetch(`${site.url}/essays/${slug}/`)).text();
  await vi.waitFor(async () => expect(await read()).toContain('A heron'), { timeout: 90_000, interval: 500 });
  const html = await read();
  expect(html).toContain('Someone who has left');
  expect(html).toContain('taken back by its author');
  expect(html).toContain('Third words of Mina.');
  expect(html).not.toContain('First words of Mina.');
  expect(html).toContain('An answer to the First words.');
  expect(html).toContain('First words of Nora.');
  expect((await fetch(`${site.url}/essays/spring-in-print/`)).status).toBe(404);
  expect((await mina.ask('/me/')).headers.get('location')).toContain('/sign-in/');
});
