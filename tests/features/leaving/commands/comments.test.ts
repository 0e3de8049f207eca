import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { appeals, comments, declineWords, earlierTexts, leases, members, reports } from '#db/schema/index.ts';
import { listComments } from '#src/features/comments/queries/comments.ts';
import { carryOutLeavings } from '#src/features/leaving/commands/carry-out.ts';
import { askToLeave } from '#src/features/leaving/commands/leave.ts';
import { exceptComments, planLeaving } from '#src/features/leaving/commands/plan.ts';
import { listAnsweredComments } from '#src/features/leaving/queries/answered.ts';
import { givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown, speakingAs } from '#tests/setup/speaking.ts';

const site = useDatabase();
const IN_A_DAY = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;
let ada: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  essay = await givenEssay(site.db, { slug: 'tea' });
  mo = await givenMember(site.db, { name: 'Mo', ...speakingAs('practitioner') });
  ada = await givenMember(site.db, { name: 'Ada' });
});

const given = (more: Partial<Parameters<typeof givenShown>[1]> = {}) =>
  givenShown(site.db, { on: essay, by: mo, ...more });
const rowOf = async (id: string) => (await site.db.select().from(comments).where(eq(comments.id, id)))[0];
const plan = (choice: Partial<Parameters<typeof planLeaving>[2]>) =>
  planLeaving(site.db, mo.id, { comments: 'delete', dropVoices: false, essays: 'keep', ...choice });
async function go() {
  await askToLeave(site.db, mo.id, NOW);
  expect(await carryOutLeavings(site.db, IN_A_DAY)).toBe(1);
}

describe('three comments treated three ways', () => {
  test('are gone, unsigned and under the pseudonym, and their replies stand', async () => {
    const [gone, unsigned, renamed] = [await given(), await given(), await given({ voice: 'practitioner' })];
    const replies = [];
    for (const to of [gone, unsigned, renamed]) replies.push(await given({ by: ada, to }));
    await plan({ comments: 'unsigned', pseudonym: 'A heron' });
    await exceptComments(site.db, mo.id, [
      [gone.id, 'delete'],
      [renamed.id, 'pseudonym'],
    ]);
    await go();

    const ids = [gone.id, unsigned.id, renamed.id, ...replies.map(({ id }) => id)];
    const seen = await listComments(site.db, ids, {});
    expect(
      seen.map(({ shown, status, name, voice, body }) => ({ shown, status, name, voice, body })),
    ).toEqual([
      { shown: false, status: 'withdrawn', name: null, voice: null, body: '' },
      { shown: true, status: 'approved', name: null, voice: null, body: 'Some words.' },
      { shown: true, status: 'approved', name: 'A heron', voice: 'practitioner', body: 'Some words.' },
      ...replies.map(() => expect.objectContaining({ shown: true, name: 'Ada' })),
    ]);
    expect(await rowOf(gone.id)).toMatchObject({ body: '', memberId: null });
    expect(await site.db.$count(members, eq(members.id, mo.id))).toBe(0);
  });

  test('a plan is for the member’s own comments alone', async () => {
    const other = await given({ by: ada });
    await plan({ comments: 'delete' });
    await exceptComments(site.db, mo.id, [[other.id, 'unsigned']]);
    await go();
    expect(await rowOf(other.id)).toMatchObject({ memberId: ada.id, body: 'Some words.' });
    const [row] = await site.db.select().from(members);
    expect(row?.id).toBe(ada.id);
  });
});

describe('deleting', () => {
  test('leaves no place where nobody replied, nor where only the member did', async () => {
    const root = await given();
    const own = await given({ to: root });
    const below = await given({ by: ada, to: root });
    const last = await given({ to: below });
    await plan({ comments: 'delete' });
    await go();
    expect(await rowOf(own.id)).toBeUndefined();
    expect(await rowOf(last.id)).toBeUndefined();
    expect(await rowOf(root.id)).toMatchObject({ status: 'withdrawn' });
    expect(await rowOf(below.id)).toMatchObject({ status: 'approved' });
  });

  test('takes along the places above that a withdrawn comment of someone else had left', async () => {
    const root = await given({ by: ada });
    await given({ to: root });
    await site.db
      .update(comments)
      .set({ status: 'withdrawn', memberId: null })
      .where(eq(comments.id, root.id));
    await plan({ comments: 'delete' });
    await go();
    expect(await site.db.$count(comments)).toBe(0);
  });

  test('holds for what readers do not see, whatever is planned', async () => {
    const held = await given({ status: 'held', heldAt: NOW });
    const declined = await given({ status: 'declined', approvedAt: null });
    await given({ by: ada, to: declined });
    await plan({ comments: 'unsigned' });
    await go();
    expect(await rowOf(held.id)).toBeUndefined();
    expect(await rowOf(declined.id)).toMatchObject({ status: 'withdrawn', body: '' });
  });
});

test('what is kept loses earlier texts, edits that wait, and all that passed with the moderators', async () => {
  const { id } = await given({ heldEdit: 'Other words.', heldAt: NOW, idempotencyKey: 'k' });
  const guideline = await givenGuideline(site.db);
  await site.db.insert(earlierTexts).values({ commentId: id, body: 'Earlier.', replacedAt: NOW });
  await site.db.insert(declineWords).values({ commentId: id, guidelineId: guideline.id, declinedAt: NOW });
  await site.db.insert(appeals).values({ commentId: id, askedAt: NOW });
  await site.db.insert(leases).values({ commentId: id, moderatorId: ada.id, until: NOW });
  await site.db.insert(reports).values({ commentId: id, memberId: ada.id, danger: true, reportedAt: NOW });
  await plan({ comments: 'unsigned', dropVoices: true });
  await go();
  expect(await rowOf(id)).toMatchObject({ heldEdit: null, heldAt: null, idempotencyKey: null, voice: null });
  for (const table of [earlierTexts, declineWords, appeals, leases])
    expect(await site.db.$count(table)).toBe(0);
  expect(await site.db.$count(reports)).toBe(1);
});

test('readers hear of it under every work at once', async () => {
  const heard: string[] = [];
  await site.connection.listen(
    'commonplace_changed',
    (note) => heard.push(...JSON.parse(note)),
    () => {},
  );
  await given();
  await givenEssay(site.db, { slug: 'tea-in-print', editionOf: 'tea' });
  await plan({ comments: 'delete' });
  await go();
  await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining(['essay:tea', 'essay:tea-in-print'])));
});

test('the preview shows the comments that others replied to, with their first replies', async () => {
  const answered = await given();
  await given({ body: 'Nobody replied.' });
  const alone = await given();
  await given({ to: alone });
  for (const body of ['One.', 'Two.', 'Three.', 'Four.']) await given({ by: ada, to: answered, body });
  const { items, pages } = await listAnsweredComments(site.db, mo.id, 1);
  expect(pages).toBe(1);
  expect(items).toMatchObject([
    { id: answered.id, essayTitle: 'tea', replies: [{ body: 'One.', name: 'Ada' }, { body: 'Two.' }, {}] },
  ]);
});

test('hundreds of comments go in one piece', async () => {
  const root = await given({ by: ada });
  let to = root;
  for (let one = 0; one < 300; one++) {
    const reply = await given({ to, depth: Math.min(6, one + 1), body: `Number ${one}.` });
    if (one % 3 === 0) to = reply;
  }
  await plan({ comments: 'delete' });
  await go();
  expect(await site.db.$count(comments)).toBe(1);
});
