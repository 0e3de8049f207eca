import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import {
  appreciations,
  comments,
  decisions,
  follows,
  members,
  mutes,
  outbox,
  reports,
  sessions,
  tokens,
  turns,
} from '#db/schema/index.ts';
import { postComment } from '#src/features/comments/commands/post.ts';
import { carryOutLeavings } from '#src/features/leaving/commands/carry-out.ts';
import { askToLeave, stayAfterAll } from '#src/features/leaving/commands/leave.ts';
import { exceptComments, planLeaving } from '#src/features/leaving/commands/plan.ts';
import { queueMail } from '#src/features/mail/commands.ts';
import { deliverDueMails } from '#src/features/mail/delivery.ts';
import { givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown, givenSite } from '#tests/setup/speaking.ts';
import { tablesThatSay } from '#tests/setup/traces.ts';

const site = useDatabase();
const later = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60 * 1000);
const NAME = 'Wilhelmina Traceable';
const ADDRESS = 'wilhelmina.traceable@example.net';
let mina: Awaited<ReturnType<typeof givenMember>>;
let ada: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  mina = await givenMember(site.db, { name: NAME, email: ADDRESS });
  ada = await givenMember(site.db, { name: 'Ada' });
});

const plan = (choice: Partial<Parameters<typeof planLeaving>[2]> = {}, memberId = mina.id) =>
  planLeaving(site.db, memberId, { comments: 'unsigned', dropVoices: false, essays: 'keep', ...choice });
const isThere = async (id = mina.id) => (await site.db.$count(members, eq(members.id, id))) === 1;
const isIn = async (memberId: string) =>
  (await site.db.select({ at: members.leavesAt }).from(members).where(eq(members.id, memberId)))[0]?.at;

test('a member who asked is gone after a day, and not before', async () => {
  await plan();
  await askToLeave(site.db, mina.id, NOW);
  expect(await isIn(mina.id)).toEqual(later(24));
  expect(await carryOutLeavings(site.db, later(23.9))).toBe(0);
  expect(await isThere()).toBe(true);
  expect(await carryOutLeavings(site.db, later(24))).toBe(1);
  expect(await isThere()).toBe(false);
  expect(await carryOutLeavings(site.db, later(25))).toBe(0);
});

test('a mail says at once what is coming, and another when it is done', async () => {
  await plan();
  await askToLeave(site.db, mina.id, NOW);
  await askToLeave(site.db, mina.id, later(5));
  const before = await site.db.select().from(outbox);
  expect(before).toMatchObject([
    { template: 'leaving', memberId: mina.id, data: { at: later(24).toISOString() } },
  ]);
  await carryOutLeavings(site.db, later(24));
  expect(await site.db.select().from(outbox)).toMatchObject([
    { template: 'left', memberId: null, address: ADDRESS },
  ]);
});

test('who thinks better of it within the day stays, with everything as it was', async () => {
  const essay = await givenEssay(site.db, { slug: 'tea' });
  const { id } = await givenShown(site.db, { on: essay, by: mina });
  await plan({ comments: 'delete' });
  await askToLeave(site.db, mina.id, NOW);
  await stayAfterAll(site.db, mina.id);
  expect(await carryOutLeavings(site.db, later(48))).toBe(0);
  expect(await site.db.select().from(comments)).toMatchObject([
    { id, memberId: mina.id, body: 'Some words.' },
  ]);
  expect(await isIn(mina.id)).toBeNull();
});

test('a suspended member leaves as anyone else', async () => {
  await site.db
    .update(members)
    .set({ suspendedAt: NOW, suspensionReason: 'x' })
    .where(eq(members.id, mina.id));
  await plan();
  await askToLeave(site.db, mina.id, NOW);
  expect(await carryOutLeavings(site.db, later(24))).toBe(1);
  expect(await isThere()).toBe(false);
});

test('a plan comes first, and cannot change while someone leaves', async () => {
  await expect(askToLeave(site.db, mina.id, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(exceptComments(site.db, mina.id, [])).rejects.toMatchObject({ code: 'CONFLICT' });
  await plan();
  await askToLeave(site.db, mina.id, NOW);
  await expect(plan({ comments: 'delete' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a pseudonym is nobody’s who writes or decides here, and is there when something is to keep it', async () => {
  const essay = await givenEssay(site.db, { slug: 'tea' });
  const { id } = await givenShown(site.db, { on: essay, by: mina });
  await expect(plan({ comments: 'pseudonym', pseudonym: 'Аda Okafor' })).rejects.toMatchObject({
    field: 'pseudonym',
  });
  await plan({ comments: 'unsigned' });
  await expect(exceptComments(site.db, mina.id, [[id, 'pseudonym']])).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await plan({ comments: 'unsigned', pseudonym: 'A heron' });
  await exceptComments(site.db, mina.id, [[id, 'pseudonym']]);
  await expect(plan({ comments: 'unsigned' })).rejects.toMatchObject({ field: 'pseudonym' });
});

test('of two owners one may leave, and then the other not', async () => {
  await site.db.update(members).set({ capabilities: ['owner'] });
  await plan();
  await plan({}, ada.id);
  await askToLeave(site.db, mina.id, NOW);
  await expect(askToLeave(site.db, ada.id, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
  await stayAfterAll(site.db, mina.id);
  await askToLeave(site.db, ada.id, NOW);
});

test('one who cannot go does not keep the others', async () => {
  await site.db
    .update(members)
    .set({ capabilities: ['owner'] })
    .where(eq(members.id, mina.id));
  await plan();
  await plan({}, ada.id);
  await site.db.update(members).set({ leavesAt: NOW });
  await expect(carryOutLeavings(site.db, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await isThere(mina.id)).toBe(true);
  expect(await isThere(ada.id)).toBe(false);
});

test('nothing of the person is left in any table, and decisions stay true', async () => {
  const essay = await givenEssay(site.db, { slug: 'tea' });
  const guideline = await givenGuideline(site.db);
  const root = await givenShown(site.db, { on: essay, by: ada });
  await site.db.insert(follows).values({ memberId: ada.id, workId: essay.workId });
  await site.db.update(members).set({ trustedAt: NOW, capabilities: ['moderator'] });
  const said = {
    ...{ memberId: mina.id, address: 'hashed', parentId: root.id, audience: 'public' as const },
    ...{ asModerator: true, follow: true, key: 'k', body: 'Kept words.' },
    essay: {
      ...essay,
      comments: 'open' as const,
      closeCommentsAfterDays: null,
      workPublishedAt: NOW,
      moderation: null,
    },
  };
  await postComment(site.db, said, givenSite(), NOW);
  const row = { memberId: mina.id, expiresAt: later(1) };
  await site.db.insert(sessions).values({ ...row, id: 's', signedInAt: NOW, lastSeenAt: NOW, device: NAME });
  await site.db.insert(tokens).values({ ...row, id: 't', purpose: 'reset', data: { newAddress: ADDRESS } });
  await site.db.insert(appreciations).values({ workId: essay.workId, memberId: mina.id, givenAt: NOW });
  await site.db.insert(mutes).values({ memberId: ada.id, mutedId: mina.id });
  await site.db.insert(reports).values({
    ...{ commentId: root.id, memberId: mina.id, guidelineId: guideline.id, reportedAt: NOW, settledAt: NOW },
    words: `Yours, ${NAME}`,
  });
  await site.db.insert(outbox).values({
    ...{
      template: 'essay-comments-daily',
      memberId: ada.id,
      queuedAt: NOW,
      nextAttemptAt: NOW,
      status: 'sent',
    },
    data: { comments: [{ by: NAME, essay: '', text: '', path: '/comments/gone/' }], more: 0 },
  });
  await site.db.transaction((tx) => queueMail(tx, { template: 'verify', data: {}, address: ADDRESS }, NOW));
  expect(await tablesThatSay(site.db, NAME, ADDRESS)).toEqual(
    expect.arrayContaining(['members', 'sessions', 'tokens', 'reports', 'outbox']),
  );
  expect(await tablesThatSay(site.db, mina.id)).toContain('turns');

  await plan();
  await askToLeave(site.db, mina.id, NOW);
  await carryOutLeavings(site.db, later(24));
  expect(await tablesThatSay(site.db, NAME, ADDRESS)).toEqual(['outbox']);
  const letters: string[] = [];
  const hand = async ({ to, text }: { to: { address: string }; text: string }) =>
    void letters.push(`${to.address} ${text}`);
  const office = { siteUrl: 'https://x.example', secret: 's'.repeat(32), makeLink: async () => '/', hand };
  await deliverDueMails(site.db, office, later(24));

  expect(letters).toEqual([expect.stringContaining('1 comment was kept, unsigned.')]);
  expect(letters[0]).toContain(ADDRESS);
  expect(await tablesThatSay(site.db, NAME, ADDRESS, 'wilhelmina')).toEqual([]);
  expect(await tablesThatSay(site.db, mina.id)).toEqual(['decisions']);
  expect(await site.db.select().from(decisions)).toMatchObject([{ moderatorId: mina.id, verdict: 'speak' }]);
  expect(await site.db.$count(turns)).toBeGreaterThan(0);
  expect(await site.db.select({ body: comments.body }).from(comments)).toContainEqual({
    body: 'Kept words.',
  });
});
