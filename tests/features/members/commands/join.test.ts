import { expect, test } from 'vitest';
import { authors, members, sessions } from '#db/schema/index.ts';
import { joinSite } from '#src/features/members/commands/join.ts';
import { signIn, signInByLink } from '#src/features/members/commands/sign-in.ts';
import { findMemberByAddress } from '#src/features/members/queries/members.ts';
import { ada, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { linkOf, mailed } from '../mailed.ts';

const site = useDatabase();
const mira = { email: 'mira@example.org', name: 'Mira Sandoval', password: 'a kettle on the stove' };
const browser = { device: 'Firefox on Linux', sessionId: undefined };
const at = (days: number) => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

test('someone joins, confirms their address and is signed in', async () => {
  await joinSite(site.db, mira, NOW);
  expect(await mailed(site.db)).toMatchObject([{ template: 'verify' }]);
  const secret = await linkOf(site.db, 'verify', NOW);
  const { cookie } = await signInByLink(site.db, 'verify', secret, browser, NOW);
  expect(cookie).toMatch(/^commonplace_session=/);
  expect(await findMemberByAddress(site.db, mira.email)).toMatchObject({ verifiedAt: NOW, capabilities: [] });
  expect(await signIn(site.db, mira, browser, NOW)).toMatch(/HttpOnly/);
});

test('a password is kept as argon2id with the cost that was chosen', async () => {
  await joinSite(site.db, mira, NOW);
  const member = await findMemberByAddress(site.db, mira.email);
  expect(member?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('a confirmation works once, and not after a week', async () => {
  await joinSite(site.db, mira, NOW);
  const late = await linkOf(site.db, 'verify', NOW);
  await expect(signInByLink(site.db, 'verify', late, browser, at(8))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const secret = await linkOf(site.db, 'verify', NOW);
  const twice = [1, 2].map(() => signInByLink(site.db, 'verify', secret, browser, NOW));
  const outcomes = await Promise.allSettled(twice);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an address that is a member already changes nothing: a mail tells its reader', async () => {
  const known = await givenMember(site.db, { name: 'Mira', email: mira.email });
  await joinSite(site.db, { ...mira, name: 'Somebody else' }, NOW);
  expect(await mailed(site.db)).toMatchObject([{ template: 'already-a-member', memberId: known.id }]);
  expect(await findMemberByAddress(site.db, mira.email)).toEqual(known);
});

test('joining again before confirming begins anew, so nobody waits with a password behind an address', async () => {
  await joinSite(site.db, { ...mira, password: 'the password of a stranger' }, NOW);
  const first = await linkOf(site.db, 'verify', NOW);
  await joinSite(site.db, mira, NOW);
  await expect(signInByLink(site.db, 'verify', first, browser, NOW)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await signInByLink(site.db, 'verify', await linkOf(site.db, 'verify', NOW), browser, NOW);
  const stranger = signIn(site.db, { ...mira, password: 'the password of a stranger' }, browser, NOW);
  await expect(stranger).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(await site.db.select().from(members)).toHaveLength(1);
});

test('two who join at once with one address are one member', async () => {
  await Promise.all([joinSite(site.db, mira, NOW), joinSite(site.db, mira, NOW)]);
  expect(await site.db.select().from(members)).toHaveLength(1);
});

test.each(['Аdа Оkafor', 'ADA OKAFOR'])('nobody joins as %s beside the author Ada Okafor', async (name) => {
  await site.db.insert(authors).values(ada);
  await expect(joinSite(site.db, { ...mira, name }, NOW)).rejects.toMatchObject({ field: 'name' });
  expect(await mailed(site.db)).toEqual([]);
});

test.each(['author', 'moderator', 'owner'] as const)(
  'nobody joins under the name of one who is %s',
  async (capability) => {
    await givenMember(site.db, { name: 'Bruno Castell', capabilities: [capability] });
    await expect(joinSite(site.db, { ...mira, name: 'Brunо Саstell' }, NOW)).rejects.toMatchObject({
      field: 'name',
    });
  },
);

test.each(['Commonplace', 'Mira, moderator'])(
  'nobody joins as %s, which speaks for the site',
  async (name) => {
    await expect(joinSite(site.db, { ...mira, name }, NOW)).rejects.toMatchObject({ field: 'name' });
  },
);

test('two members without capabilities may have the same name', async () => {
  await givenMember(site.db, { name: 'Mira Sandoval', email: 'other@example.org' });
  await joinSite(site.db, mira, NOW);
  expect(await site.db.select().from(members)).toHaveLength(2);
});

test('someone who has not confirmed their address is asked to, and has no session', async () => {
  await joinSite(site.db, mira, NOW);
  await expect(signIn(site.db, mira, browser, NOW)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await mailed(site.db)).map(({ template }) => template)).toEqual(['verify', 'verify']);
  expect(await site.db.select().from(sessions)).toEqual([]);
});
