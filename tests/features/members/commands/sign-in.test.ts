import argon2 from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { sessions, tokens } from '#db/schema/index.ts';
import { resetPassword, sendLink, signIn, signInByLink } from '#src/features/members/commands/sign-in.ts';
import { suspendMember } from '#src/features/members/commands/suspend.ts';
import { hashPassword } from '#src/features/members/passwords.ts';
import { listSessions } from '#src/features/members/queries/account.ts';
import { findMemberByAddress } from '#src/features/members/queries/members.ts';
import { endOwnSession, findSession } from '#src/features/members/sessions.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { linkOf, mailed } from '../mailed.ts';

const site = useDatabase();
/** Lucia reads the process's clock, so these tests live now. */
const now = new Date();
const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const password = 'a kettle on the stove';
const browser = { device: 'Firefox on Linux', sessionId: undefined };
const passwordHash = await hashPassword(password);

let mira: Awaited<ReturnType<typeof givenMember>>;
beforeEach(async () => {
  mira = await givenMember(site.db, { name: 'Mira', passwordHash });
});

const enter = (by = browser) => signIn(site.db, { email: mira.email, password }, by, now);
const whoIs = (cookie: string) => findSession(site.db, cookie.split(';')[0] ?? '', now);

test('the table knows a session by the hash of its cookie alone', async () => {
  const cookie = await enter();
  const secret = /session=([^;]+)/.exec(cookie)?.[1] ?? '';
  expect(secret.length).toBeGreaterThan(25);
  expect(JSON.stringify(await site.db.select().from(sessions))).not.toContain(secret);
  expect(await whoIs(cookie)).toMatchObject({ member: { name: 'Mira' }, session: { signedInAt: now } });
});

test('the cookie is out of reach of scripts and of other sites', async () => {
  expect(await enter()).toMatch(/HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
});

test('a made-up cookie is nobody', async () => {
  for (const cookie of ['commonplace_session=made-up', 'commonplace_session=%E0%A4%A', 'other=1', ''])
    expect(await findSession(site.db, cookie, now)).toBeUndefined();
});

test('signing in again in the same browser takes a new session and ends the old one', async () => {
  const first = await enter();
  const id = (await whoIs(first))?.session.id;
  const second = await enter({ ...browser, sessionId: id as undefined });
  expect(await whoIs(first)).toBeUndefined();
  expect((await whoIs(second))?.session.id).not.toBe(id);
});

test('a session ends after thirty days without use, and after ninety whatever its use', async () => {
  const idle = await enter();
  await site.db.update(sessions).set({ expiresAt: ago(0.001) });
  expect(await whoIs(idle)).toBeUndefined();
  const old = await enter();
  await site.db.update(sessions).set({ signedInAt: ago(89) });
  expect(await whoIs(old)).toBeDefined();
  await site.db.update(sessions).set({ signedInAt: ago(90.01) });
  expect(await whoIs(old)).toBeUndefined();
});

test('use moves the idle end on, and is written at most once an hour', async () => {
  const cookie = await enter();
  await site.db.update(sessions).set({ lastSeenAt: ago(20), expiresAt: new Date(now.getTime() + 20 * DAY) });
  await whoIs(cookie);
  const [touched] = await site.db.select().from(sessions);
  expect(touched?.lastSeenAt).toEqual(now);
  expect(touched?.expiresAt).toEqual(new Date(now.getTime() + 30 * DAY));
  const soon = new Date(now.getTime() + 30 * 60 * 1000);
  await findSession(site.db, cookie.split(';')[0] ?? '', soon);
  expect((await site.db.select().from(sessions))[0]).toEqual(touched);
});

test('a wrong password and an unknown address get the same answer, for the same work', async () => {
  const verify = vi.spyOn(argon2, 'verify');
  onTestFinished(() => verify.mockRestore());
  const refused = async (email: string) => {
    verify.mockClear();
    const attempt = signIn(site.db, { email, password: 'wrong password' }, browser, now);
    const message = await attempt.catch((error: Error) => error.message);
    const checked = verify.mock.calls.map(([hashed]) => String(hashed).split('$').slice(1, 4));
    return { message, checked };
  };
  const known = await refused(mira.email);
  expect(known.checked).toHaveLength(1);
  expect(await refused('nobody@example.org')).toEqual(known);
});

test('a link by mail signs in once, within half an hour', async () => {
  await sendLink(site.db, { template: 'sign-in-link', data: {} }, mira.email, now);
  const secret = await linkOf(site.db, 'sign-in', now);
  const late = new Date(now.getTime() + 31 * 60 * 1000);
  await expect(signInByLink(site.db, 'sign-in', secret, browser, late)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const { cookie, next } = await signInByLink(site.db, 'sign-in', secret, browser, now);
  expect([await whoIs(cookie), next]).toEqual([expect.anything(), undefined]);
  await expect(signInByLink(site.db, 'sign-in', secret, browser, now)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a link leads on to where it was asked for, and never to another site', async () => {
  const asked = async (next: string) => {
    await sendLink(site.db, { template: 'sign-in-link', data: { next } }, mira.email, now);
    return (await signInByLink(site.db, 'sign-in', await linkOf(site.db, 'sign-in', now), browser, now)).next;
  };
  expect(await asked('/essays/tea/#comments')).toBe('/essays/tea/#comments');
  expect(await asked('//evil.example/')).toBeUndefined();
});

test('a link of one kind does nothing of another', async () => {
  await sendLink(site.db, { template: 'sign-in-link', data: {} }, mira.email, now);
  const secret = await linkOf(site.db, 'sign-in', now);
  await expect(
    resetPassword(site.db, { secret, password: 'another one here' }, browser, now),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(signInByLink(site.db, 'verify', secret, browser, now)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('nobody is written to at an unknown address', async () => {
  await sendLink(site.db, { template: 'reset', data: {} }, 'nobody@example.org', now);
  expect(await mailed(site.db)).toEqual([]);
});

test('the table of links opens nothing', async () => {
  await sendLink(site.db, { template: 'reset', data: {} }, mira.email, now);
  const secret = await linkOf(site.db, 'reset', now);
  expect(JSON.stringify(await site.db.select().from(tokens))).not.toContain(secret);
});

test('a reset ends every session, begins one, and tells the member', async () => {
  const before = await enter();
  await sendLink(site.db, { template: 'reset', data: {} }, mira.email, now);
  const secret = await linkOf(site.db, 'reset', now);
  const cookie = await resetPassword(site.db, { secret, password: 'three geese in a row' }, browser, now);
  expect(await whoIs(before)).toBeUndefined();
  expect(await whoIs(cookie)).toBeDefined();
  expect((await mailed(site.db))[0]?.template).toBe('password-changed');
  await expect(enter()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

test('whoever proves an unconfirmed address by another mail does not keep a password set before', async () => {
  const noor = await givenMember(site.db, { name: 'Noor', passwordHash, verifiedAt: null });
  await sendLink(site.db, { template: 'sign-in-link', data: {} }, noor.email, now);
  await signInByLink(site.db, 'sign-in', await linkOf(site.db, 'sign-in', now), browser, now);
  expect(await findMemberByAddress(site.db, noor.email)).toMatchObject({
    passwordHash: null,
    verifiedAt: now,
  });
});

test('a member sees where they are signed in and ends one session, but nobody else’s', async () => {
  await enter();
  await enter({ device: 'Safari on iPhone', sessionId: undefined });
  const [one] = await listSessions(site.db, mira.id, now);
  const noor = await givenMember(site.db, { name: 'Noor' });
  await endOwnSession(site.db, noor.id, one?.id ?? '');
  expect(await listSessions(site.db, mira.id, now)).toHaveLength(2);
  await endOwnSession(site.db, mira.id, one?.id ?? '');
  expect(await listSessions(site.db, mira.id, now)).toHaveLength(1);
});

test('a suspension ends every session; signing in to take one’s data out still works', async () => {
  const cookie = await enter();
  await suspendMember(site.db, mira.id, { reason: 'Selling things.', until: undefined }, now);
  expect(await whoIs(cookie)).toBeUndefined();
  expect((await whoIs(await enter()))?.member.suspensionReason).toBe('Selling things.');
  await site.db.delete(sessions).where(eq(sessions.memberId, mira.id));
});
