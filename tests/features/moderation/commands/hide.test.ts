import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { comments, decisions } from '#db/schema/index.ts';
import { appealDecline } from '#src/features/moderation/commands/appeal.ts';
import { hideComment, showAgain } from '#src/features/moderation/commands/hide.ts';
import { givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown } from '#tests/setup/speaking.ts';

const database = useDatabase();

let mona: Awaited<ReturnType<typeof givenMember>>;
let guidelineId: string;
let shown: Awaited<ReturnType<typeof givenShown>>;

beforeEach(async () => {
  const { db } = database;
  mona = await givenMember(db, { name: 'Mona', capabilities: ['moderator'] });
  guidelineId = (await givenGuideline(db)).id;
  shown = await givenShown(db, {
    on: await givenEssay(db, { slug: 'tea' }),
    by: await givenMember(db, { name: 'Mo' }),
  });
});

const hide = (moderatorId = mona.id) =>
  hideComment(database.db, moderatorId, shown.id, { verdict: 'decline', guidelineId, words: 'Sorry.' }, NOW);
const stored = async () => (await database.db.select().from(comments).where(eq(comments.id, shown.id)))[0];

test('what readers see is hidden under a guideline, and the log says that it was shown', async () => {
  await hide();
  expect(await stored()).toMatchObject({ status: 'declined', everDeclined: true });
  expect(await database.db.select().from(decisions)).toMatchObject([
    { verdict: 'decline', about: 'shown', guidelineId, provisionalVerdict: null },
  ]);
});

test('what was hidden by mistake is shown again, and the log says so', async () => {
  await hide();
  await showAgain(database.db, mona.id, shown.id, NOW);
  expect(await stored()).toMatchObject({ status: 'approved' });
  const logged = await database.db.select().from(decisions);
  expect(logged.map(({ verdict, about }) => [verdict, about])).toContainEqual(['restore', 'shown']);
  await expect(showAgain(database.db, mona.id, shown.id, NOW)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('nobody shows again what waits for a second reader, what readers never saw, or what is their own', async () => {
  await hide();
  const refused = (moderatorId = mona.id) =>
    expect(showAgain(database.db, moderatorId, shown.id, NOW)).rejects;
  await refused(shown.memberId ?? '').toMatchObject({ code: 'FORBIDDEN' });
  await appealDecline(database.db, shown.memberId ?? '', shown.id, NOW);
  await refused().toMatchObject({ code: 'CONFLICT' });
  await database.db.update(comments).set({ heldAt: null, approvedAt: null });
  await refused().toMatchObject({ code: 'CONFLICT' });
});

test('of two who hide it at once, one does', async () => {
  const outcomes = await Promise.allSettled([hide(), hide()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await database.db.select().from(decisions)).toHaveLength(1);
});

test('nobody hides their own words here, nor those of which an edit waits', async () => {
  await expect(hide(shown.memberId ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await database.db.update(comments).set({ heldEdit: 'Other words.', heldAt: NOW });
  await expect(hide()).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await stored()).toMatchObject({ status: 'approved', heldEdit: 'Other words.' });
});
