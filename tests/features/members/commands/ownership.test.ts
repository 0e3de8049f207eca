import { expect, test } from 'vitest';
import { authors, members, sessions, tokens } from '#db/schema/index.ts';
import { linkAuthor, setCapabilities } from '#src/features/members/commands/capabilities.ts';
import {
  claimSite,
  createMember,
  inviteMember,
  prepareSetup,
} from '#src/features/members/commands/create.ts';
import { signInByLink } from '#src/features/members/commands/sign-in.ts';
import { liftSuspension, suspendMember } from '#src/features/members/commands/suspend.ts';
import { sweepMembers } from '#src/features/members/commands/sweep.ts';
import { listMembers, listNamesakes } from '#src/features/members/queries/admin.ts';
import { findMember, findMemberByAddress } from '#src/features/members/queries/members.ts';
import { ada, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { linkOf, mailed } from '../mailed.ts';

const site = useDatabase();
const browser = { device: '', sessionId: undefined };
const owner = { email: 'olu@example.org', name: 'Olu', password: 'three geese in a row' };
const later = (days: number) => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

test('a fresh site is claimed by its newest link, once', async () => {
  const first = await prepareSetup(site.db, NOW);
  const second = await prepareSetup(site.db, NOW);
  const claim = (secret = '') => claimSite(site.db, { ...owner, secret }, browser, NOW);
  await expect(claim(first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await claim(second)).toMatch(/^commonplace_session=/);
  expect(await findMemberByAddress(site.db, owner.email)).toMatchObject({
    capabilities: ['author', 'moderator', 'curator', 'owner'],
    verifiedAt: NOW,
  });
  await expect(claim(second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await prepareSetup(site.db, NOW)).toBeUndefined();
  expect(await site.db.select().from(tokens)).toEqual([]);
});

test('of two who claim a site at once, one owns it', async () => {
  const secret = (await prepareSetup(site.db, NOW)) ?? '';
  const claims = ['a@example.org', 'b@example.org'].map((email) =>
    claimSite(site.db, { ...owner, email, secret }, browser, NOW),
  );
  await Promise.allSettled(claims);
  expect(await site.db.select().from(members)).toHaveLength(1);
});

test('a claim with an address that is taken leaves the link good', async () => {
  await givenMember(site.db, { name: 'Olu', email: owner.email });
  const secret = (await prepareSetup(site.db, NOW)) ?? '';
  await expect(claimSite(site.db, { ...owner, secret }, browser, NOW)).rejects.toMatchObject({
    field: 'email',
  });
  await claimSite(site.db, { ...owner, email: 'olu@elsewhere.example', secret }, browser, NOW);
});

test('an owner takes someone in, who comes in by the link of a mail within a week', async () => {
  const noor = { email: 'noor@example.org', name: 'Noor', capabilities: ['moderator' as const] };
  const { id } = await inviteMember(site.db, noor, 'Olu', NOW);
  expect(await mailed(site.db)).toMatchObject([{ template: 'invited', memberId: id, data: { by: 'Olu' } }]);
  const secret = await linkOf(site.db, 'verify', NOW);
  expect((await signInByLink(site.db, 'verify', secret, browser, later(6))).cookie).toMatch(/HttpOnly/);
  expect(await findMember(site.db, id)).toMatchObject({ capabilities: ['moderator'], passwordHash: null });
  await expect(inviteMember(site.db, noor, 'Olu', NOW)).rejects.toMatchObject({ field: 'email' });
});

test('an owner sees who else is called like a member', async () => {
  const noor = await givenMember(site.db, { name: 'Noor Aziz' });
  const other = await givenMember(site.db, { name: 'Nооr Аziz', email: 'other@example.org' });
  await givenMember(site.db, { name: 'NOOR AZIZ', email: 'third@example.org', verifiedAt: null });
  expect(await listNamesakes(site.db, noor)).toEqual([{ id: other.id, name: 'Nооr Аziz' }]);
});

test('the only owner stays one, and is not suspended', async () => {
  const olu = await givenMember(site.db, { name: 'Olu', capabilities: ['owner'] });
  await expect(setCapabilities(site.db, olu.id, ['author'])).rejects.toMatchObject({ code: 'CONFLICT' });
  const suspension = { reason: 'x', until: undefined };
  await expect(suspendMember(site.db, olu.id, suspension, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
  const mira = await givenMember(site.db, { name: 'Mira' });
  await setCapabilities(site.db, mira.id, ['owner', 'author']);
  await setCapabilities(site.db, olu.id, []);
  expect((await findMember(site.db, olu.id))?.capabilities).toEqual([]);
});

test('a suspension is said with its reason and its end, and lifted by mail too', async () => {
  const mira = await givenMember(site.db, { name: 'Mira' });
  await suspendMember(site.db, mira.id, { reason: 'Selling things.', until: later(7) }, NOW);
  expect((await mailed(site.db))[0]).toMatchObject({
    template: 'suspended',
    data: { reason: 'Selling things.', until: later(7).toISOString() },
  });
  await liftSuspension(site.db, mira.id, NOW);
  expect((await mailed(site.db))[0]?.template).toBe('suspension-lifted');
  expect(await findMember(site.db, mira.id)).toMatchObject({ suspendedAt: null, suspensionReason: null });
});

test('a suspension cannot end before it begins', async () => {
  const mira = await givenMember(site.db, { name: 'Mira' });
  const over = suspendMember(site.db, mira.id, { reason: 'x', until: later(-1) }, NOW);
  await expect(over).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('one member writes as an author', async () => {
  const [author] = await site.db.insert(authors).values(ada).returning();
  const mira = await givenMember(site.db, { name: 'Mira' });
  const noor = await givenMember(site.db, { name: 'Noor' });
  await linkAuthor(site.db, mira.id, 'ada');
  expect((await findMember(site.db, mira.id))?.authorId).toBe(author?.id);
  await expect(linkAuthor(site.db, noor.id, 'ada')).rejects.toMatchObject({ code: 'CONFLICT' });
  await linkAuthor(site.db, mira.id, undefined);
  await linkAuthor(site.db, noor.id, 'ada');
});

test('a member is created with an address nobody has', async () => {
  const input = { email: owner.email, name: 'Olu', capabilities: [] };
  await givenMember(site.db, { name: 'Never came', email: owner.email, verifiedAt: null });
  await createMember(site.db, input, NOW);
  await expect(createMember(site.db, input, NOW)).rejects.toMatchObject({ field: 'email' });
});

test('an owner finds members by name and address, page by page', async () => {
  for (let number = 1; number <= 60; number++) await givenMember(site.db, { name: `Member ${number}` });
  const first = await listMembers(site.db, {});
  const second = await listMembers(site.db, { before: first.next });
  expect([first.members.length, second.members.length, second.next]).toEqual([50, 10, undefined]);
  expect(first.members[0]?.name).toBe('Member 60');
  expect((await listMembers(site.db, { q: 'BER 60' })).members).toHaveLength(1);
  expect((await listMembers(site.db, { q: '%' })).members).toEqual([]);
  expect((await listMembers(site.db, { q: '@example' })).members).toHaveLength(50);
});

test('what is over is swept away, and nothing else', async () => {
  const mira = await givenMember(site.db, { name: 'Mira' });
  await givenMember(site.db, { name: 'Never came', verifiedAt: null });
  const session = { memberId: mira.id, signedInAt: NOW, lastSeenAt: NOW };
  await site.db.insert(sessions).values([
    { ...session, id: 'over', expiresAt: later(1) },
    { ...session, id: 'good', expiresAt: later(30) },
  ]);
  await sweepMembers(site.db, later(8));
  expect((await site.db.select().from(sessions)).map(({ id }) => id)).toEqual(['good']);
  expect((await site.db.select().from(members)).map(({ name }) => name)).toEqual(['Mira']);
});
