import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { openTestMailServer, type TestMailServer } from '#tests/setup/mail-server.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { signedIn, withDatabaseOf } from '#tests/setup/stopped.ts';
import type { Visitor } from '#tests/setup/visitor.ts';

const ESSAY = '/essays/summer/';

/** The composer asks for two seconds between reading and sending. */
const READING_MS = 2_200;

let inbox: TestMailServer;
let site: RunningSite;
let browser: Browser;
/** Two moderators, and members who are known here: one for each run, since one may speak once in five seconds. */
const people = new Map<string, Visitor>();

beforeAll(async () => {
  inbox = await openTestMailServer();
  const port = String(await freePort());
  const env = { PORT: port, SITE_URL: `http://127.0.0.1:${port}`, SMTP_URL: inbox.url };
  site = await startSite(env);
  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const [on] = await db.select().from(essays).where(eq(essays.slug, 'summer'));
    if (!on) throw new Error('There is no essay.');
    for (const name of ['Mona', 'Nils', 'Ari', 'Bea', 'Zoe', 'Yan']) {
      const moderates = name === 'Mona' || name === 'Nils';
      const known = name === 'Ari' || name === 'Bea';
      const member = await givenMember(db, {
        name,
        capabilities: moderates ? ['moderator'] : [],
        trustedAt: known ? new Date() : null,
      });
      people.set(name, await signedIn(db, site.url, member));
    }
  });
  site = await startAgain(site);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
  await inbox.close();
});

describe.each([
  { javaScriptEnabled: true, joiner: 'Ona Berg', answerer: 'Ari', declined: 'Zoe' },
  { javaScriptEnabled: false, joiner: 'Ulf Dahl', answerer: 'Bea', declined: 'Yan' },
])('with JavaScript: $javaScriptEnabled', ({ javaScriptEnabled, joiner, answerer, declined }) => {
  const open = async (name?: string): Promise<[Page, BrowserContext]> => {
    const context = await browser.newContext({ javaScriptEnabled });
    const cookies = [...(people.get(name ?? '')?.cookies ?? [])];
    await context.addCookies(cookies.map(([key, value]) => ({ name: key, value, url: site.url })));
    return [await context.newPage(), context];
  };

  /** Nobody meets a barrier on the way. */
  const withoutBarrier = async (page: Page) => {
    if (!javaScriptEnabled) return;
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  };

  const say = async (page: Page, words: string) => {
    await page.getByLabel('Your words').fill(words);
    await page.getByLabel('Mail me').check();
    await page.waitForTimeout(READING_MS);
    await withoutBarrier(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
  };

  const readersSee = (words: string) =>
    fetch(site.url + ESSAY).then(async (answer) => (await answer.text()).includes(words));

  /** A moderator takes what waits, says what they think of the words, meets the person and stays with it. */
  const decide = async (name: string, words: string, first: string, confirmed: string) => {
    const [page, context] = await open(name);
    await page.goto(`${site.url}/moderate/`);
    await withoutBarrier(page);
    expect(await page.getByRole('main').textContent()).toContain(words);
    await page.getByRole('button', { name: first }).click();
    await withoutBarrier(page);
    await page.getByRole('button', { name: confirmed }).click();
    await page.waitForLoadState();
    await context.close();
  };

  test('someone joins, is read by their words, is answered, and hears no more when they say so', async () => {
    const words = `${joiner} was here in the second season.`;
    const address = `${joiner.split(' ')[0]?.toLowerCase()}@example.org`;
    const [page, context] = await open();
    await page.goto(`${site.url}/join/`);
    await withoutBarrier(page);
    await page.getByLabel('The name others see').fill(joiner);
    await page.getByLabel('Your e-mail address').fill(address);
    await page.getByLabel('Password').fill('a kettle on the stove');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.goto(site.url + (await linkIn(address, 'verify')));
    await withoutBarrier(page);
    await page.getByRole('main').getByRole('button').first().click();
    await page.waitForURL('**/me/**');

    await page.goto(site.url + ESSAY);
    await say(page, words);
    await page.getByText(words).waitFor();
    expect(await readersSee(words)).toBe(false);
    await decide('Mona', words, 'Approve', 'Yes, approve');
    await expect.poll(() => readersSee(words)).toBe(true);

    const [other, otherContext] = await open(answerer);
    await other.goto(site.url + ESSAY);
    await other.getByRole('link', { name: `Reply to ${joiner}` }).click();
    await say(other, `An answer to ${joiner}.`);
    await otherContext.close();
    await page.goto(site.url + (await linkIn(address, 'unsubscribe')));
    await withoutBarrier(page);
    await page.getByRole('main').getByRole('button').click();
    await expect.poll(() => page.getByRole('main').textContent()).toMatch(/stop|no more/i);
    await context.close();
  });

  test('someone who is declined asks for a second reader, who sees it otherwise', async () => {
    const words = `${declined} would not say this at a kitchen table.`;
    const [page, context] = await open(declined);
    await page.goto(site.url + ESSAY);
    await say(page, words);
    await decide('Mona', words, 'Be kind', 'Yes, decline');
    await page.goto(`${site.url}/me/comments/`);
    await withoutBarrier(page);
    await page.getByRole('main').getByRole('link', { name: 'Edit or take back' }).first().click();
    await page.getByText('Be kind').waitFor();
    await page.getByRole('button', { name: 'Ask for a second reader' }).click();

    const [mona, monasContext] = await open('Mona');
    await mona.goto(`${site.url}/moderate/`);
    expect(await mona.getByRole('main').textContent()).not.toContain(words);
    await monasContext.close();
    await decide('Nils', words, 'Approve', 'Yes, approve');
    await expect.poll(() => readersSee(words)).toBe(true);
    await context.close();
  });
});

/** The path that the newest mail to an address links to, once it has come. */
async function linkIn(address: string, part: string): Promise<string> {
  const found = () =>
    inbox.mails
      .filter(({ to }) => [to].flat().some((one) => one?.text.includes(address)))
      .flatMap(({ text }) => new RegExp(`${site.url}(/${part}/[\\w.-]+/)`).exec(text ?? '')?.[1] ?? [])
      .at(-1);
  await expect.poll(found, { timeout: 15_000 }).toBeDefined();
  return found() ?? '';
}
