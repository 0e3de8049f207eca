import { setTimeout as wait } from 'node:timers/promises';
import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { earlierTexts, essays, reports } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { givenShown, speakingAs } from '#tests/setup/speaking.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const ESSAY = '/essays/summer/';
const ticketIn = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';

let site: RunningSite;
let browser: Browser;
let reader: Visitor;
/** Known here, with a voice; each of the others does one thing, since one may speak once in five seconds. */
let mo: Visitor;
let newcomer: Visitor;
const others: Visitor[] = [];
const ids = { root: '', edited: '', declined: '', unanswered: '' };

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const [on] = await db.select().from(essays).where(eq(essays.slug, 'summer'));
    if (!on) throw new Error('There is no essay.');
    const known = { trustedAt: new Date(), ...speakingAs('practitioner') };
    const member = await givenMember(db, { name: 'Mo', ...known });
    const nia = await givenMember(db, { name: 'Nia' });
    const by = await givenMember(db, { name: 'Ari' });
    const root = await givenShown(db, { on, by, body: 'The first words.', voice: 'practitioner' });
    const edited = await givenShown(db, {
      on,
      by: member,
      to: root,
      body: 'Later words.',
      editedAt: new Date(),
    });
    await db
      .insert(earlierTexts)
      .values({ commentId: edited.id, body: 'Sooner words.', replacedAt: new Date() });
    await givenShown(db, { on, by, body: 'Between members.', audience: 'members' });
    const unanswered = await givenShown(db, { on, by: member, body: 'To be taken back.' });
    const declined = await givenShown(db, { on, by: member, body: 'One should.', status: 'declined' });
    await db
      .insert(reports)
      .values({ commentId: root.id, memberId: nia.id, danger: true, reportedAt: new Date() });
    Object.assign(ids, {
      root: root.id,
      edited: edited.id,
      declined: declined.id,
      unanswered: unanswered.id,
    });
    mo = await signedIn(db, site.url, member);
    newcomer = await signedIn(db, site.url, nia);
    for (const name of ['Bea', 'Cem', 'Dov', 'Eli'])
      others.push(await signedIn(db, site.url, await givenMember(db, { name, ...known })));
  });
  site = await startAgain(site);
  reader = new Visitor(site.url);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site.stop();
  await site.remove();
});

/** A comment as a person would send it: read the page, take a while, send. */
async function say(visitor: Visitor, body: string, fields: Record<string, string> = {}, path = ESSAY) {
  const ticket = ticketIn(await visitor.read(path));
  await wait(2_100);
  return visitor.post(path, 'comment', { ticket, body, ...fields });
}

async function pageOf(visitor: Visitor, options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  return context.newPage();
}

describe('a first comment', () => {
  test('waits where it stands, seen by its member alone', async () => {
    const sent = await say(newcomer, 'I was *there* too.');
    expect(sent.status).toBe(303);
    const permalink = sent.headers.get('location') ?? '';
    const place = (await newcomer.ask(permalink)).headers.get('location') ?? '';
    expect(place).toMatch(/^\/essays\/summer\/#comment-/);
    const own = await newcomer.read(ESSAY);
    expect(own).toContain('I was <em>there</em> too.');
    expect(own).toContain('Only you see this so far.');
    expect(await reader.read(ESSAY)).not.toContain('there</em> too');
    expect(await mo.read(ESSAY)).not.toContain('there</em> too');
    expect((await reader.ask(permalink)).status).toBe(404);
    expect(await newcomer.read('/me/comments/')).toContain('Waits for a moderator');
  });

  test('sent at once is asked for again, with its words', async () => {
    const ticket = ticketIn(await newcomer.read(ESSAY));
    const answer = await newcomer.post(ESSAY, 'comment', { ticket, body: 'Quick words.' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
    const page = await answer.text();
    expect(page).toContain('>Quick words.</textarea>');
    expect(page).toContain('quicker than anyone types');
  });
});

describe('a comment of someone known', () => {
  test('is before every reader at once, and a double click is one', async () => {
    await reader.read(ESSAY);
    const [bea = reader] = others;
    const ticket = ticketIn(await bea.read(ESSAY));
    await wait(2_100);
    const send = () => bea.post(ESSAY, 'comment', { ticket, body: 'Said once.' });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
    await wait(200);
    expect((await reader.read(ESSAY)).split('Said once.')).toHaveLength(2);
    expect((await reader.read('/essays/summer/comments.xml')).includes('Said once.')).toBe(true);
  });

  test('full of payloads is inert, in the page and in the preview', async () => {
    const body = [
      '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">',
      '<a id="comments" name="body">x</a> <form id="location"><input name="cookie">',
      '[a](javascript:window.hacked=1) [b](data:text/html,x) [c](https://x.org/"onclick="window.hacked=1)',
      '<style>* { display: none !important }</style>',
    ].join('\n\n');
    const [, cem = reader] = others;
    const preview = await say(cem, body, { step: 'preview' });
    expect(preview.status).toBe(200);
    const shown = await preview.text();
    expect(shown).toContain('How it will look');
    const sent = await cem.post(ESSAY, 'comment', { ticket: ticketIn(shown), body });
    expect(sent.status).toBe(303);
    const page = await pageOf(reader);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${site.url}${sent.headers.get('location')}`);
    expect(page.url()).toContain('#comment-');
    for (const link of await page.locator('.comment-body a').all()) await link.click({ modifiers: ['Alt'] });
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(
      await page.evaluate(
        () =>
          document.querySelectorAll('.comment-body :is(script, style, form, [id], [name], [onclick])').length,
      ),
    ).toBe(0);
    expect(await page.evaluate(() => document.location.pathname)).toBe(ESSAY);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('can be for members alone', async () => {
    const [, , dov = reader] = others;
    await say(dov, 'Not for the street.', { audience: 'members' });
    expect(await mo.read(ESSAY)).toContain('Not for the street.');
    for (const path of [ESSAY, '/essays/summer/comments.xml', '/api/essays/summer/comments']) {
      expect(await reader.read(path)).not.toContain('Not for the street.');
      expect(await reader.read(path)).not.toContain('Between members.');
    }
  });
});

describe('words are never lost', () => {
  const textIn = async (answer: Response) =>
    /<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(await answer.text())?.[1];

  test('when the session has ended', async () => {
    const answer = await reader.post(ESSAY, 'comment', { ticket: 'x', body: 'Typed for an hour.' });
    expect(answer.status).toBe(401);
    expect(await textIn(answer)).toBe('Typed for an hour.');
    const edit = await reader.post(`/me/comments/${ids.edited}/`, 'edit', { body: 'Typed for an hour.' });
    expect([edit.status, await textIn(edit)]).toEqual([401, 'Typed for an hour.']);
  });

  test('when the form is from another day, or of another member', async () => {
    const answer = await mo.post(ESSAY, 'comment', {
      ticket: ticketIn(await newcomer.read(ESSAY)),
      body: 'Mine.',
    });
    expect([answer.status, await textIn(answer)]).toEqual([409, 'Mine.']);
  });

  test('when what they answer was taken back meanwhile', async () => {
    const path = `${ESSAY}?thread=${ids.unanswered}&answer=${ids.unanswered}`;
    const [, , , eli = reader] = others;
    const ticket = ticketIn(await eli.read(path));
    expect((await mo.post(`/me/comments/${ids.unanswered}/`, 'withdraw')).status).toBe(303);
    await wait(2_100);
    const fields = { ticket, body: 'My answer.', parentId: ids.unanswered };
    const answer = await eli.post(path, 'comment', fields);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('>My answer.</textarea>');
    expect(page).not.toContain('name="parentId"');
    const again = await eli.post(path, 'comment', { ticket: ticketIn(page), body: 'My answer.' });
    expect(again.status).toBe(303);
  });

  test('when they are too many, or the essay is closed', async () => {
    const long = 'a'.repeat(10_001);
    const answer = await mo.post(ESSAY, 'comment', { body: long });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('this has 10,001');
    expect(page).toContain(long);
    expect(page).toMatch(/<textarea[^>]*aria-describedby="comment-body-hint comment-body-problem"/);
    const closed = await mo.post('/essays/plain/', 'comment', {
      ticket: ticketIn(await mo.read(ESSAY)),
      body: 'Late.',
    });
    expect(closed.status).toBeGreaterThanOrEqual(400);
    expect(await textIn(closed)).toBe('Late.');
  });
});

test('what comes from another site is refused, whatever it claims to be', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
    const headers = { Origin: 'https://elsewhere.example', 'Content-Type': type };
    expect((await mo.ask(ESSAY, { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(
      (await mo.ask('/api/essays/summer/comments', { method: 'POST', headers, body: '{}' })).status,
    ).toBe(403);
  }
});

test('one thanks, follows, reports and edits without JavaScript', async () => {
  const page = await pageOf(mo, { javaScriptEnabled: false });
  await page.goto(ESSAY);
  await page.getByRole('button', { name: 'Thank the author' }).click();
  await page.getByRole('button', { name: 'Take it back' }).waitFor();
  await page.getByRole('button', { name: 'Mail me every comment' }).click();
  await page.getByRole('button', { name: 'Stop mail from these comments' }).click();
  await page.getByRole('button', { name: 'Mail me every comment' }).waitFor();
  await page.getByRole('link', { name: 'Report the comment by Ari' }).first().click();
  await page.getByLabel('Someone may be in danger').check();
  await page.getByRole('button', { name: 'Tell the moderators' }).click();
  await page.getByText('have been told by mail').waitFor();
  await page.goto(`/me/comments/${ids.edited}/`);
  await page.getByLabel('Your words').fill('Words at last.');
  await page.getByLabel('Speak as').selectOption({ label: 'Practitioner' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Readers see it like this now.').waitFor();
  await page.goto(ESSAY);
  expect(await page.locator(`#comment-${ids.edited}`).innerText()).toMatch(/^Mo, practitioner.*edited/s);
  expect(await page.getByLabel('Speak as').inputValue()).toBe('');
  await page.context().close();
});

test('the crisis lines stand beside an answer where someone may be in danger', async () => {
  const answering = `${ESSAY}?thread=${ids.root}&answer=${ids.root}`;
  expect(await mo.read(answering)).toContain('class="crisis"');
  expect(await mo.read(ESSAY)).not.toMatch(/composer[\s\S]*class="crisis"/);
});

describe.each([
  ['narrow, light', { viewport: { width: 360, height: 740 }, colorScheme: 'light' as const }],
  ['wide, dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const }],
])('axe finds no barrier: %s', (_name, options) => {
  test.each([
    ['the essay', () => ESSAY],
    ['the answer', () => `${ESSAY}?thread=${ids.root}&answer=${ids.root}`],
    ['one’s comments', () => '/me/comments/'],
    ['one comment', () => `/me/comments/${ids.edited}/`],
    ['a declined one', () => `/me/comments/${ids.declined}/`],
    ['a report', () => `/comments/${ids.root}/report/`],
    ['the earlier text', () => `/comments/${ids.edited}/earlier/`],
  ])('%s', async (_what, path) => {
    const page = await pageOf(mo, options);
    await page.goto(path());
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });
});
