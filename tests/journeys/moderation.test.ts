import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import { essays, reports } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenComment, givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import { Visitor } from '#tests/setup/visitor.ts';

const JOINED = new Date('2019-02-03T04:05:06Z');
let site: RunningSite;
let mona: Visitor;
let nils: Visitor;
let secrets: string[] = [];
let browser: Browser;
let page: Page;

async function moderator(db: Database, name: string) {
  const member = await givenMember(db, { name, capabilities: ['moderator', 'owner'] });
  return signedIn(db, site.url, member);
}

beforeAll(async () => {
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}` });
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    mona = await moderator(db, 'Mona');
    nils = await moderator(db, 'Nils');
    const [on] = await db.select().from(essays).where(eq(essays.slug, 'summer'));
    if (!on) throw new Error('There is no essay.');
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const vera = await givenMember(db, {
      name: 'Vera Winterhalter',
      voices: ['practitioner'],
      joinedAt: JOINED,
    });
    const karl = await givenMember(db, {
      name: 'Karl Sommerfeld',
      voices: ['lived-experience'],
      joinedAt: JOINED,
    });
    const parent = await givenComment(db, {
      by: karl,
      on,
      status: 'approved',
      body: 'Words above.',
      voice: 'lived-experience',
      writtenAt: ago(60),
    });
    const held = await givenComment(db, {
      by: vera,
      on,
      to: parent,
      body: 'Words to *judge* <script>alert(1)</script>.',
      voice: 'practitioner',
      writtenAt: ago(50),
    });
    for (const at of [1, 2, 3])
      await givenComment(db, { by: vera, on, body: `More words ${at}.`, writtenAt: ago(40 - at) });
    const danger = await givenComment(db, {
      by: karl,
      on,
      status: 'approved',
      body: 'I will not be here on Monday.',
      writtenAt: ago(30),
    });
    await db
      .insert(reports)
      .values({ commentId: danger.id, memberId: vera.id, danger: true, reportedAt: ago(1) });
    const ids = [vera, karl, parent, held].map(({ id }) => id);
    secrets = [
      ...ids,
      'Winterhalter',
      'Sommerfeld',
      'ractitioner',
      'ived experience',
      'ived-experience',
      '2019',
    ];
  });
  site = await startAgain(site);
  browser = await openBrowser();
  const context = await browser.newContext();
  await context.addCookies([...mona.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
});

/** Everything that comes back, headers included, from the queue to the page where it leads. */
async function openQueue(visitor: Visitor) {
  const queue = await visitor.ask('/moderate/');
  const address = queue.headers.get('location') ?? '';
  const look = await visitor.ask(address);
  const bytes = [queue, look].flatMap((answer) => [...answer.headers].flat()).join('\n');
  return { address: address.replace(/\?.*/, ''), bytes: bytes + (await look.text()) };
}
const fieldIn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const guidelineIn = (html: string) => /value="(decline:[0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

describe('without JavaScript', () => {
  test('danger comes first, with the person', async () => {
    const { address, bytes } = await openQueue(nils);
    expect(bytes).toContain('I will not be here on Monday.');
    expect(bytes).toContain('Karl Sommerfeld');
    const decided = await nils.post(address, 'decide', {
      judgement: 'approve',
      seen: fieldIn(bytes, 'seen'),
    });
    expect(decided.headers.get('location')).toBe('/moderate/?said=approve');
  });

  test('no byte before the provisional decision leads to a person; after it the person is there', async () => {
    const { address, bytes } = await openQueue(mona);
    expect(bytes).toContain('<em>judge</em> &lt;script&gt;');
    expect(bytes).toContain('Words above.');
    for (const secret of secrets) expect(bytes).not.toContain(secret);

    const seen = fieldIn(bytes, 'seen');
    const judged = await mona.post(address, 'judge', {
      judgement: guidelineIn(bytes),
      seen,
      words: 'Please.',
    });
    expect(judged.headers.get('location')).toBe(address);
    const revealed = await mona.read(address);
    expect(revealed).toContain('Vera Winterhalter');
    expect(revealed).toContain('>Please.</textarea>');
    await mona.post(address, 'decide', { judgement: 'approve', seen });
    const log = await (await fetch(`${site.url}/moderate/log/`)).text();
    expect(log).toContain('of the words alone the moderator had said decline');
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  test('the list shows nobody either, and marks spam in bulk', async () => {
    const list = await nils.read('/moderate/list/');
    for (const secret of secrets) expect(list).not.toContain(secret);
    const ticket = /type="checkbox" name="ticket" value="([^"]+)"/.exec(list)?.[1] ?? '';
    const marked = await nils.post('/moderate/list/', 'spam', { ticket });
    expect(marked.headers.get('location')).toBe('/moderate/list/?marked=1');
    expect(await nils.read('/moderate/spam/')).toContain(ticket);
  });

  test('from an essay’s page a moderator hides what readers see, and nobody else is led there', async () => {
    const essay = await mona.read('/essays/summer/');
    const [link = ''] = /\/moderate\/thread\/[0-9a-f-]{36}\//.exec(essay) ?? [];
    expect(await new Visitor(site.url).read('/essays/summer/')).not.toContain('/moderate/thread/');
    const page = await mona.read(link);
    const hidden = await mona.post(link, 'hide', { judgement: guidelineIn(page), words: 'Not here.' });
    expect(hidden.headers.get('location')).toBe(`${link}?done=hidden`);
    const again = await mona.post(link, 'hide', { judgement: guidelineIn(page) });
    expect([again.status, await again.text()]).toEqual([
      409,
      expect.stringContaining('Readers do not see this comment any more'),
    ]);
    expect((await new Visitor(site.url).post(link, 'hide', {})).status).toBe(401);
  });

  test('who comes late keeps what they wrote', async () => {
    const { address, bytes } = await openQueue(mona);
    const seen = fieldIn(bytes, 'seen');
    await mona.post(address, 'judge', { judgement: 'spam', seen });
    const late = await mona.post(address, 'judge', {
      judgement: guidelineIn(bytes),
      seen,
      words: 'Long and careful.',
    });
    expect(late.status).toBe(409);
    const answer = await late.text();
    expect(answer).toContain('Someone decided this while you were reading');
    expect(answer).toContain('Long and careful.</textarea>');
  });

  test('members without the capability find nothing there', async () => {
    const anyone = new Visitor(site.url);
    for (const tool of ['/moderate/', '/moderate/list/', '/moderate/parity/', '/admin/guidelines/'])
      expect((await anyone.ask(tool)).headers.get('location')).toContain('/sign-in/');
  });
});

test('the tools can be used by keyboard, and by everyone', async () => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${site.url}/moderate/`);
  await page.keyboard.press('?');
  expect(await page.locator('.keys dl').isVisible()).toBe(true);
  await page.locator('.early summary').click();
  problems.push(...(await axe()));
  await page.keyboard.press('d');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('guideline-button');
  await Promise.all([page.waitForURL(/moderate/), page.keyboard.press('a')]);
  await page.locator('.person').waitFor();
  problems.push(...(await axe()));
  for (const tool of ['list', 'spam', 'log', 'parity']) {
    await page.goto(`${site.url}/moderate/${tool}/`);
    problems.push(...(await axe()));
  }
  await page.goto(`${site.url}/admin/guidelines/`);
  problems.push(...(await axe()));
  expect(problems).toEqual([]);
});

async function axe() {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.target}`);
}
