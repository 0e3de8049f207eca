import AxeBuilder from '@axe-core/playwright';
import { eq } from 'drizzle-orm';
import type { ParsedMail } from 'mailparser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { essays, letterReaders, letters } from '#db/schema/index.ts';
import { openBrowser } from '#tests/setup/browser.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { openTestMailServer, type TestMailServer } from '#tests/setup/mail-server.ts';
import { type RunningSite, startAgain, startSite } from '#tests/setup/site.ts';
import { withDatabaseOf } from '#tests/setup/stopped.ts';

let inbox: TestMailServer;
let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  inbox = await openTestMailServer();
  const port = String(await freePort());
  site = await startSite({ PORT: port, SITE_URL: `http://127.0.0.1:${port}`, SMTP_URL: inbox.url });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await site.remove();
  await inbox.close();
});

async function mailCalled(subject: RegExp): Promise<ParsedMail> {
  const found = () => inbox.mails.find((mail) => subject.test(mail.subject ?? ''));
  await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: 20_000 });
  return found() as ParsedMail;
}

const ELEVEN_MINUTES_MS = 11 * 60_000;

test('someone without an account asks for letters, gets one for a new essay, and stops them by one click', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}/essays/summer/`);
  await page.getByRole('main').getByRole('link', { name: 'New essays by mail' }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Send me letters' }).click();
  await expect(page.getByText('Please give a whole address').isVisible()).resolves.toBe(true);
  await page.getByLabel('Your e-mail address').fill('Tomas@Example.org');
  await page.getByRole('button', { name: 'Send me letters' }).click();
  await page.getByText('A mail is on its way').waitFor();

  const asked = await mailCalled(/Confirm that you want letters/);
  await page.goto(/http\S+\/letters\/\S+/.exec(asked.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: 'Yes, send me letters' }).click();
  await page.getByText('The next essay comes to you by mail.').waitFor();

  await site.stop();
  await withDatabaseOf(site, async (db) => {
    const published = { publishedAt: new Date(Date.now() - ELEVEN_MINUTES_MS) };
    const [essay] = await db.update(essays).set(published).where(eq(essays.slug, 'summer')).returning();
    await db.delete(letters).where(eq(letters.workId, essay?.workId ?? ''));
  });
  site = await startAgain(site, { PORT: new URL(site.url).port });

  const letter = await mailCalled(/^A new essay at/);
  expect(letter.to).toMatchObject({ text: 'tomas@example.org' });
  expect(letter.text).toContain(`${site.url}/essays/summer/`);
  expect(letter.html).not.toMatch(/<img|<script|\?/);
  const [, stop = ''] =
    /List-Unsubscribe: <([^>]+)>/.exec(inbox.raw.at(-1)?.replace(/\r\n\s+/g, ' ') ?? '') ?? [];
  const answer = await fetch(stop, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect(answer.status).toBe(200);
  await site.stop();
  await withDatabaseOf(site, async (db) => expect(await db.select().from(letterReaders)).toEqual([]));
  site = await startAgain(site, { PORT: new URL(site.url).port });
});
