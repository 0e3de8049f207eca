import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailAttempts, members, outbox } from '#db/schema/index.ts';
import { claimMail, dropOldMails, queueMail, sendAgain } from '#src/features/mail/commands.ts';
import { deliverDueMails, deliverMail, type PostOffice, writeLetter } from '#src/features/mail/delivery.ts';
import { findOutboxMail } from '#src/features/mail/queries.ts';
import type { Mail } from '#src/features/mail/templates.ts';
import { type MailServer, openMailServer } from '#src/features/mail/transport.ts';
import { freePort } from '#tests/setup/free-port.ts';
import { openTestMailServer, type TestMailServer } from '#tests/setup/mail-server.ts';
import { givenMember, NOW } from '../../setup/cast.ts';
import { useDatabase } from '../../setup/database.ts';

const place = useDatabase();
const FOLLOW = '0190f4b0-0000-7000-8000-000000000001';
const siteUrl = 'https://chairs.example';
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let inbox: TestMailServer;
let server: MailServer;
let office: PostOffice;

beforeEach(async () => {
  inbox = await openTestMailServer();
  server = openMailServer(inbox.url, 'post@chairs.example');
  office = officeWith(server);
});
afterEach(async () => {
  server.close();
  await inbox.close();
});

const officeWith = ({ hand }: MailServer): PostOffice => ({
  siteUrl,
  secret: 'a secret of at least thirty-two letters',
  hand,
  makeLink: async (_, { purpose }) => `/${purpose}/secret/`,
});

const givenMira = (name = 'Mira Sandoval') => givenMember(place.db, { name, email: 'mira@example.org' });

async function queued(mail: Mail) {
  await place.db.transaction((tx) => queueMail(tx, mail, NOW));
  const rows = await place.db.select({ id: outbox.id }).from(outbox);
  return rows.at(-1)?.id ?? '';
}

const said = {
  by: 'Bruno',
  essay: 'Tea before advice',
  text: 'I was there.\nI remember.',
  path: '/comments/1/',
};

test('a mail arrives as text and as HTML, with links to the site and a way to stop them', async () => {
  const mira = await givenMira();
  const id = await queued({
    template: 'thread-comment',
    data: { ...said, followId: FOLLOW },
    memberId: mira.id,
  });
  expect(await deliverMail(place.db, id, office, NOW)).toBe('sent');
  const [mail] = inbox.mails;
  expect(mail?.subject).toBe('A new comment in a thread you follow at Commonplace');
  expect(mail?.from?.value).toEqual([{ name: 'Commonplace', address: 'post@chairs.example' }]);
  expect(mail?.to).toMatchObject({ value: [{ name: 'Mira Sandoval', address: 'mira@example.org' }] });
  expect(mail?.text).toContain('Bruno wrote in a thread that you follow, under “Tea before advice”');
  expect(mail?.text).toContain('> I was there.\n> I remember.');
  expect(mail?.text).toContain(`${siteUrl}/comments/1/`);
  expect(mail?.html).toContain(`<a href="${siteUrl}/comments/1/">Read it in its thread</a>`);
  expect(mail?.headers.get('list')).toMatchObject({
    unsubscribe: { url: expect.stringMatching(/^https:\/\/chairs\.example\/unsubscribe\/[\w.-]+\/$/) },
    'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
  });
  expect(mail?.messageId).toBe(`<${id}@chairs.example>`);
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'sent', attempts: 1, sentAt: NOW });
});

test('the outbox knows where a mail went, though its member has another address since', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'password-changed', data: {}, memberId: mira.id });
  await deliverMail(place.db, id, office, NOW);
  await place.db.update(members).set({ email: 'mira@elsewhere.example' });
  expect(await findOutboxMail(place.db, id)).toMatchObject({ address: 'mira@example.org' });
});

test('a link that opens an account is made as the mail is sent, and is not in the outbox', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'reset', data: {}, memberId: mira.id });
  await deliverMail(place.db, id, office, NOW);
  expect(inbox.mails[0]?.text).toContain(`${siteUrl}/reset/secret/`);
  expect(inbox.mails[0]?.headers.has('list')).toBe(false);
  expect(JSON.stringify(await place.db.select().from(outbox))).not.toContain('secret/');
});

test('a mail goes where it was asked to go, not to the address of today', async () => {
  const mira = await givenMira();
  const data = { newAddress: 'new@example.org' };
  const id = await queued({
    template: 'change-address-new',
    data,
    memberId: mira.id,
    address: 'new@example.org',
  });
  await deliverMail(place.db, id, office, NOW);
  expect(inbox.mails[0]?.to).toMatchObject({ value: [{ address: 'new@example.org' }] });
});

test('a server that is down loses nothing: the mail is tried again, later and later', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'verify', data: {}, memberId: mira.id });
  const port = await freePort();
  const gone = openMailServer(`smtp://127.0.0.1:${port}`, 'post@chairs.example');
  expect(await deliverMail(place.db, id, officeWith(gone), NOW)).toBe('not sent');
  expect(await deliverDueMails(place.db, officeWith(gone), NOW)).toMatchObject({ sent: 0 });
  expect(await deliverDueMails(place.db, officeWith(gone), later(1))).toMatchObject({ sent: 0 });
  const waiting = await findOutboxMail(place.db, id);
  expect(waiting).toMatchObject({ status: 'waiting', attempts: 2 });
  expect(Number(waiting?.nextAttemptAt)).toBeGreaterThanOrEqual(later(6).getTime());
  gone.close();
  expect(await deliverDueMails(place.db, office, later(7))).toMatchObject({ sent: 1 });
  expect(inbox.mails).toHaveLength(1);
  const tries = await place.db
    .select()
    .from(mailAttempts)
    .where(eq(mailAttempts.mailId, id))
    .orderBy(mailAttempts.triedAt);
  expect(tries.map(({ error }) => error)).toEqual([
    expect.stringContaining('ECONNREFUSED'),
    expect.stringContaining('ECONNREFUSED'),
    null,
  ]);
});

test('a mail has failed after its last try, or when the recipient is unknown, and the owner can send it again', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'verify', data: {}, memberId: mira.id });
  inbox.refuse = { code: 451, words: 'Come back later' };
  for (const minutes of [0, 1, 6, 36, 156, 636]) await deliverMail(place.db, id, office, later(minutes));
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'waiting', attempts: 6 });
  await deliverMail(place.db, id, office, later(2076));
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'failed', attempts: 7 });
  await sendAgain(place.db, id, later(3000));
  inbox.refuse = { code: 550, words: 'No such person' };
  await deliverMail(place.db, id, office, later(3000));
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'failed', attempts: 1 });
  inbox.refuse = undefined;
  await sendAgain(place.db, id, later(3001));
  expect(await deliverMail(place.db, id, office, later(3001))).toBe('sent');
  await expect(sendAgain(place.db, id, later(3002))).rejects.toThrow('has left already');
});

test('a process that dies after handing a mail over sends it at most once more', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'verify', data: {}, memberId: mira.id });
  const mail = await claimMail(place.db, id, NOW);
  if (mail) await server.hand(await writeLetter(place.db, mail, office, NOW));
  expect(await deliverMail(place.db, id, office, NOW)).toBeUndefined();
  for (const minutes of [1, 2, 10, 100]) await deliverDueMails(place.db, office, later(minutes));
  expect(inbox.mails.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${id}@chairs.example>`));
});

test('of many that are due each is claimed as it is sent, however long those before it took', async () => {
  const mira = await givenMira();
  for (let count = 0; count < 2; count++)
    await queued({ template: 'password-changed', data: {}, memberId: mira.id });
  const slow = { ...office, hand: () => new Promise<void>((resolve) => setTimeout(resolve, 200)) };
  await deliverDueMails(place.db, slow, NOW);
  const tries = await place.db.select().from(mailAttempts).orderBy(mailAttempts.triedAt);
  const [first = 0, second = 0] = tries.map(({ triedAt }) => triedAt.getTime());
  expect(second - first).toBeGreaterThan(150);
});

test('two workers at once send a mail once', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'verify', data: {}, memberId: mira.id });
  await Promise.all([1, 2, 3].map(() => deliverMail(place.db, id, office, NOW)));
  expect(inbox.mails).toHaveLength(1);
});

test('hostile names and texts are inert in the mail and add no header', async () => {
  const mira = await givenMira('Mira\r\nBcc: eve@example.org, "<x@y.z>"');
  const text = '<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n.\nBcc: eve@example.org';
  const by = '<b onmouseover="alert(1)">Eve</b>\r\nX-Evil: 1';
  const id = await queued({ template: 'reply', data: { ...said, by, text }, memberId: mira.id });
  await deliverMail(place.db, id, office, NOW);
  const [mail] = inbox.mails;
  expect(mail?.to).toMatchObject({ value: [{ address: 'mira@example.org' }] });
  expect(mail?.bcc).toBeUndefined();
  expect([...(mail?.headers.keys() ?? [])]).not.toContain('x-evil');
  expect(mail?.html).not.toMatch(/<script|<img|<b /);
  expect(mail?.html).toContain('&lt;script&gt;');
  expect(mail?.text).toContain('> Bcc: eve@example.org');
});

test('a digest names how much more there is', async () => {
  const mira = await givenMira();
  const id = await queued({
    template: 'essay-comments-daily',
    data: { comments: [said, said], more: 3 },
    memberId: mira.id,
  });
  await deliverMail(place.db, id, office, NOW);
  expect(inbox.mails[0]?.text).toContain('And 3 more.');
});

test('without a mail server mails wait, and those that waited for days are not sent when one comes', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'verify', data: {}, memberId: mira.id });
  expect(await deliverMail(place.db, id, { ...office, hand: undefined }, NOW)).toBeUndefined();
  expect(await deliverDueMails(place.db, office, later(4 * 24 * 60))).toMatchObject({ sent: 0 });
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'waiting', attempts: 0 });
});

test('after thirty days the outbox no longer knows what a mail said', async () => {
  const mira = await givenMira();
  const id = await queued({ template: 'reply', data: said, memberId: mira.id, address: 'old@example.org' });
  expect(await dropOldMails(place.db, later(29 * 24 * 60))).toBe(0);
  expect(await dropOldMails(place.db, later(31 * 24 * 60))).toBe(1);
  expect(await dropOldMails(place.db, later(32 * 24 * 60))).toBe(0);
  expect(await findOutboxMail(place.db, id)).toMatchObject({ status: 'dropped', data: {}, address: null });
});

test('a mail of an unknown template, or to a member without address, fails and says why', async () => {
  await place.db.insert(outbox).values({
    template: 'carrier-pigeon',
    data: {},
    address: 'a@example.org',
    queuedAt: NOW,
    nextAttemptAt: NOW,
  });
  expect(await deliverDueMails(place.db, office, NOW)).toMatchObject({ sent: 0 });
  const [mail] = await place.db.select().from(outbox);
  expect(mail?.lastError).toBe('There is no template "carrier-pigeon".');
});
