import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  appreciations,
  comments,
  earlierTexts,
  follows,
  members,
  outbox,
  reports,
} from '#db/schema/index.ts';
import { appreciateWork, takeBackAppreciation } from '#src/features/comments/commands/appreciate.ts';
import { redactEarlierText } from '#src/features/comments/commands/edit.ts';
import { follow, unfollow } from '#src/features/comments/commands/follow.ts';
import { reportComment } from '#src/features/comments/commands/report.ts';
import { withdrawComment } from '#src/features/comments/commands/withdraw.ts';
import { givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown, givenSite } from '#tests/setup/speaking.ts';

const database = useDatabase();
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;
let ada: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  essay = await givenEssay(database.db, { slug: 'tea' });
  mo = await givenMember(database.db, { name: 'Mo' });
  ada = await givenMember(database.db, { name: 'Ada' });
});

const given = (more: Partial<Parameters<typeof givenShown>[1]> = {}) =>
  givenShown(database.db, { on: essay, by: mo, ...more });
const rowOf = async (id: string) => (await database.db.select().from(comments).where(eq(comments.id, id)))[0];

describe('taking a comment back', () => {
  test('removes it altogether when nobody replied', async () => {
    const { id } = await given();
    await withdrawComment(database.db, mo.id, id);
    expect(await rowOf(id)).toBeUndefined();
  });

  test('leaves an empty place that leads to nobody when someone did', async () => {
    const root = await given({ voice: 'practitioner', idempotencyKey: 'k' });
    const reply = await given({ by: ada, to: root });
    await database.db.insert(earlierTexts).values({ commentId: root.id, body: 'Earlier.', replacedAt: NOW });
    await withdrawComment(database.db, mo.id, root.id);
    expect(await rowOf(root.id)).toMatchObject({
      status: 'withdrawn',
      body: '',
      memberId: null,
      voice: null,
    });
    expect(await rowOf(reply.id)).toMatchObject({ parentId: root.id });
    expect(await database.db.$count(earlierTexts)).toBe(0);
  });

  test('takes the empty places above along when they hold nothing else', async () => {
    const root = await given();
    const reply = await given({ by: ada, to: root });
    await withdrawComment(database.db, mo.id, root.id);
    await withdrawComment(database.db, ada.id, reply.id);
    expect(await database.db.$count(comments)).toBe(0);
  });

  test('is for its member alone, and works while suspended', async () => {
    const { id } = await given();
    await expect(withdrawComment(database.db, ada.id, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await database.db.update(members).set({ suspendedAt: NOW, suspensionReason: 'x' });
    await withdrawComment(database.db, mo.id, id);
  });
});

describe('the text before an edit', () => {
  test('loses a passage, or goes', async () => {
    const { id } = await given();
    const [earlier] = await database.db
      .insert(earlierTexts)
      .values({ commentId: id, body: 'I live in Leith, above the bakery.', replacedAt: NOW })
      .returning();
    const redact = (passage: string, memberId = mo.id) =>
      redactEarlierText(database.db, { memberId, id, earlierId: earlier?.id ?? '', passage });
    await redact('in Leith, above the bakery');
    expect((await database.db.select().from(earlierTexts))[0]?.body).toBe('I live […].');
    await expect(redact('Leith')).rejects.toMatchObject({ field: 'passage' });
    await expect(redact('I live', ada.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await redact('I live […].');
    expect(await database.db.$count(earlierTexts)).toBe(0);
  });
});

describe('a report', () => {
  const report = (id: string, reason: string, by = ada.id) =>
    reportComment(database.db, { memberId: by, id, reason, words: '' }, NOW);

  test('names a guideline in force', async () => {
    const guideline = await givenGuideline(database.db);
    const { id } = await given();
    await report(id, guideline.id);
    expect(await database.db.select().from(reports)).toMatchObject([
      { guidelineId: guideline.id, danger: false },
    ]);
    await expect(report(id, essay.id)).rejects.toMatchObject({ field: 'reason' });
  });

  test('of danger is taken from someone suspended, and no other report is', async () => {
    const { id } = await given();
    const guideline = await givenGuideline(database.db);
    await database.db
      .update(members)
      .set({ suspendedAt: NOW, suspensionReason: 'x' })
      .where(eq(members.id, ada.id));
    await expect(report(id, guideline.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await report(id, 'danger');
    expect(await database.db.select({ danger: reports.danger }).from(reports)).toEqual([{ danger: true }]);
  });

  test('of danger is mailed to every moderator once', async () => {
    const moderators = [
      await givenMember(database.db, { name: 'Ines', capabilities: ['moderator'] }),
      await givenMember(database.db, { name: 'Jo', capabilities: ['author', 'moderator'] }),
    ];
    const { id } = await given();
    await report(id, 'danger');
    await report(id, 'danger');
    await report(id, 'danger', moderators[0]?.id);
    const mails = await database.db.select().from(outbox);
    expect(mails.map(({ template, memberId }) => [template, memberId]).toSorted()).toEqual(
      moderators.map((moderator) => ['danger', moderator.id]).toSorted(),
    );
    expect(await database.db.$count(reports)).toBe(2);
  });

  test('is not for one’s own comment, nor for what readers do not see', async () => {
    const guideline = await givenGuideline(database.db);
    await expect(report((await given()).id, guideline.id, mo.id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const held = await given({ status: 'held' });
    await expect(report(held.id, guideline.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('thanks are given once and can be taken back', async () => {
  const thanks = { memberId: mo.id, workId: essay.workId };
  await appreciateWork(database.db, thanks, givenSite(), NOW);
  await appreciateWork(database.db, thanks, givenSite(), NOW);
  expect(await database.db.$count(appreciations)).toBe(1);
  await takeBackAppreciation(database.db, thanks, givenSite({ appreciationsShownTo: 'readers' }));
  expect(await database.db.$count(appreciations)).toBe(0);
});

test('a thread or a work is followed once, and only its member ends that', async () => {
  const root = await given();
  const reply = await given({ to: root });
  const all = { memberId: ada.id, workId: essay.workId };
  for (let times = 0; times < 2; times++) {
    await follow(database.db, all);
    await follow(database.db, { ...all, rootId: root.id });
  }
  await expect(follow(database.db, { ...all, rootId: reply.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const [first, second] = await database.db.select().from(follows);
  await unfollow(database.db, { memberId: mo.id, followId: first?.id ?? '' });
  expect(await database.db.$count(follows)).toBe(2);
  await unfollow(database.db, { memberId: ada.id, followId: first?.id ?? '' });
  expect(await database.db.select().from(follows)).toEqual([second]);
});
