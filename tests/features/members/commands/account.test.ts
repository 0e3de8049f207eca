import { beforeEach, expect, test } from 'vitest';
import { authors, sessions } from '#db/schema/index.ts';
import {
  askForAddressChange,
  confirmAddressChange,
  keepAddress,
} from '#src/features/members/commands/address.ts';
import { changePassword } from '#src/features/members/commands/password.ts';
import {
  changeName,
  chooseMail,
  chooseVoices,
  muteMember,
  unmuteMember,
} from '#src/features/members/commands/profile.ts';
import { signIn } from '#src/features/members/commands/sign-in.ts';
import { hashPassword } from '#src/features/members/passwords.ts';
import { findOwnRecord, listMuted, listSessions } from '#src/features/members/queries/account.ts';
import { findMember } from '#src/features/members/queries/members.ts';
import { ada, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { linkOf, mailed } from '../mailed.ts';

const site = useDatabase();
const password = 'a kettle on the stove';
const passwordHash = await hashPassword(password);
const to = 'mira@elsewhere.example';

let mira: Awaited<ReturnType<typeof givenMember>>;
beforeEach(async () => {
  mira = await givenMember(site.db, { name: 'Mira', passwordHash });
});

const ask = (email = to, at = NOW) => askForAddressChange(site.db, mira, { email, password }, at);
const emailNow = async () => (await findMember(site.db, mira.id))?.email;

test('an address changes when both ends have said yes, whichever is first, and the old one is told', async () => {
  for (const order of [
    ['change-address-old', 'change-address-new'],
    ['change-address-new', 'change-address-old'],
  ] as const) {
    const next = `${order[0]}@elsewhere.example`;
    const before = await emailNow();
    await askForAddressChange(site.db, { id: mira.id, email: before ?? '' }, { email: next, password }, NOW);
    const links = [await linkOf(site.db, order[0], NOW), await linkOf(site.db, order[1], NOW)];
    expect(await confirmAddressChange(site.db, links[0] ?? '', NOW)).toBe(false);
    expect(await emailNow()).toBe(before);
    expect(await confirmAddressChange(site.db, links[1] ?? '', NOW)).toBe(true);
    expect(await emailNow()).toBe(next);
    expect((await mailed(site.db))[0]).toMatchObject({ template: 'address-changed', address: before });
  }
});

test('both ends get a mail, the new one at its own address', async () => {
  await ask();
  expect(await mailed(site.db)).toMatchObject([
    { template: 'change-address-new', address: to },
    { template: 'change-address-old', address: null },
  ]);
});

test('one end alone changes nothing, however often it says yes', async () => {
  await ask();
  await confirmAddressChange(site.db, await linkOf(site.db, 'change-address-new', NOW), NOW);
  await confirmAddressChange(site.db, await linkOf(site.db, 'change-address-new', NOW), NOW);
  expect(await emailNow()).toBe(mira.email);
});

test('a link for an earlier change does nothing for a later one', async () => {
  await ask('first@elsewhere.example');
  const early = await linkOf(site.db, 'change-address-old', NOW, 1);
  await ask();
  await expect(confirmAddressChange(site.db, early, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a change that waits can be let be, and its links do nothing any more', async () => {
  await ask();
  const link = await linkOf(site.db, 'change-address-old', NOW);
  await keepAddress(site.db, mira.id);
  expect((await findMember(site.db, mira.id))?.addressChange).toBeNull();
  await expect(confirmAddressChange(site.db, link, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('asking for another member’s address looks the same, and only that member hears of it', async () => {
  const noor = await givenMember(site.db, { name: 'Noor', email: to });
  await ask();
  expect((await mailed(site.db)).map(({ template, memberId }) => [template, memberId])).toEqual([
    ['already-a-member', noor.id],
    ['change-address-old', mira.id],
  ]);
});

test('a change of address needs the password', async () => {
  const wrong = askForAddressChange(site.db, mira, { email: to, password: 'wrong' }, NOW);
  await expect(wrong).rejects.toMatchObject({ field: 'password' });
});

test('a new password ends all other sessions and says so by mail', async () => {
  const now = new Date();
  for (const device of ['One', 'Two'])
    await signIn(site.db, { email: mira.email, password }, { device, sessionId: undefined }, now);
  const own = (await listSessions(site.db, mira.id, now)).find(({ device }) => device === 'Two');
  const wrong = { password: 'wrong', newPassword: 'three geese in a row' };
  await expect(changePassword(site.db, mira.id, own?.id ?? '', wrong, now)).rejects.toMatchObject({
    field: 'password',
  });
  await changePassword(site.db, mira.id, own?.id ?? '', { ...wrong, password }, now);
  expect((await site.db.select().from(sessions)).map(({ device }) => device)).toEqual(['Two']);
  expect((await mailed(site.db))[0]?.template).toBe('password-changed');
});

test('a member changes their name, but not to that of an author unless they write as them', async () => {
  const [author] = await site.db.insert(authors).values(ada).returning();
  await expect(changeName(site.db, mira, 'Аda Okafor')).rejects.toMatchObject({ field: 'name' });
  await changeName(site.db, { ...mira, authorId: author?.id ?? null }, 'Ada Okafor');
  await changeName(site.db, mira, 'Mira S.');
  expect((await findMember(site.db, mira.id))?.name).toBe('Mira S.');
});

test('voices come with consent and go with it', async () => {
  await chooseVoices(site.db, mira, ['practitioner'], ['practitioner', 'researcher'], NOW);
  expect(await findMember(site.db, mira.id)).toMatchObject({ voices: ['practitioner'], voiceConsentAt: NOW });
  await chooseVoices(site.db, mira, [], ['practitioner'], NOW);
  expect(await findMember(site.db, mira.id)).toMatchObject({ voices: [], voiceConsentAt: null });
  await expect(chooseVoices(site.db, mira, ['wizard'], ['practitioner'], NOW)).rejects.toMatchObject({
    field: 'voices',
  });
});

test('a member mutes another, once, and shows them again', async () => {
  const noor = await givenMember(site.db, { name: 'Noor' });
  await muteMember(site.db, mira.id, noor.id);
  await muteMember(site.db, mira.id, noor.id);
  await muteMember(site.db, mira.id, mira.id);
  expect(await listMuted(site.db, mira.id)).toEqual([{ id: noor.id, name: 'Noor' }]);
  expect(await listMuted(site.db, noor.id)).toEqual([]);
  await unmuteMember(site.db, mira.id, noor.id);
  expect(await listMuted(site.db, mira.id)).toEqual([]);
});

test('a download says all that the account holds, and none of its secrets', async () => {
  await chooseMail(site.db, mira.id, {
    replies: false,
    decisions: true,
    essayComments: 'never',
    letters: 'weekly',
    queue: 'never',
  });
  await signIn(
    site.db,
    { email: mira.email, password },
    { device: 'Firefox on Linux', sessionId: undefined },
    new Date(),
  );
  const record = await findOwnRecord(site.db, mira.id, new Date());
  expect(record).toMatchObject({
    account: { email: mira.email, name: 'Mira', mailChoices: { replies: false }, hasPassword: true },
    sessions: [{ device: 'Firefox on Linux' }],
  });
  expect(JSON.stringify(record)).not.toMatch(/argon2|[0-9a-f]{64}/);
});
