import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { unsubscribeLink } from '#src/features/mail/unsubscribe.ts';
import { openTestMailServer, type TestMailServer } from '../setup/mail-server.ts';
import { type RunningSite, startSite } from '../setup/site.ts';

const SECRET = 'a secret of at least thirty-two letters';
let inbox: TestMailServer;
let site: RunningSite;

beforeAll(async () => {
  inbox = await openTestMailServer();
  site = await startSite({ SECRET, SMTP_URL: `${inbox.url}?from=post@chairs.example` });
});
afterAll(async () => {
  await site?.stop();
  await site?.remove();
  await inbox?.close();
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

async function join(email: string) {
  const page = await (await fetch(`${site.url}/join/`)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  await new Promise((resolve) => setTimeout(resolve, 3500));
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  return post('/join/', { ...fields, email, name: `Reader ${email}`, password: 'a long and quiet password' });
}

test('a mail is there a moment after its cause, and its link leads on', async () => {
  expect((await join('mira@example.org')).status).toBe(303);
  await vi.waitFor(() => expect(inbox.mails).toHaveLength(1), { timeout: 3000 });
  const [mail] = inbox.mails;
  expect(mail?.from?.text).toContain('post@chairs.example');
  const path = /\/verify\/[\w-]+\//.exec(mail?.text ?? '')?.[0] ?? '';
  expect((await fetch(site.url + path)).status).toBe(200);
});

test('a mail program stops mails by a bare POST, and a forged link does nothing', async () => {
  const path = unsubscribeLink({ kind: 'replies', who: randomUUID() }, SECRET);
  expect(await (await fetch(site.url + path)).text()).toContain('<form');
  const answer = await post(path, { 'List-Unsubscribe': 'One-Click' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Done.');
  expect((await post(path.replace('.', '.x'), { 'List-Unsubscribe': 'One-Click' })).status).toBe(404);
  expect((await post(path, {}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
});
