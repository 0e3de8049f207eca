import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  appeals,
  comments,
  declineWords,
  earlierTexts,
  lockedThreads,
  members,
  outbox,
  reports,
} from '#db/schema/index.ts';
import { editComment } from '#src/features/comments/commands/edit.ts';
import {
  approveComment,
  declineComment,
  lockThread,
  markSpam,
  restoreComment,
  unlockThread,
} from '#src/features/comments/commands/settle.ts';
import { givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown, givenSite } from '#tests/setup/speaking.ts';

const database = useDatabase();
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;
let guideline: Awaited<ReturnType<typeof givenGuideline>>;

beforeEach(async () => {
  essay = await givenEssay(database.db, { slug: 'tea', title: 'Tea' });
  mo = await givenMember(database.db, { name: 'Mo' });
  guideline = await givenGuideline(database.db);
});

const settle = <Result>(work: (tx: Database) => Promise<Result>) => database.db.transaction(work);
const given = (more: Partial<Parameters<typeof givenShown>[1]> = {}) =>
  givenShown(database.db, { on: essay, by: mo, ...more });
const rowOf = async (id: string) => (await database.db.select().from(comments).where(eq(comments.id, id)))[0];
const mails = () => database.db.select().from(outbox);
const grounds = () => ({ guidelineId: guideline.id, words: 'Say it of yourself.' });

describe('an approval', () => {
  test('shows the comment, trusts its member, and tells them and who was answered', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const parent = await given({ by: ada });
    const held = await given({ to: parent, status: 'held' });
    const settled = await settle((tx) => approveComment(tx, held.id, NOW));
    expect(settled).toMatchObject({ about: 'comment', heldAt: NOW, essayId: essay.id, onAppeal: false });
    expect(await rowOf(held.id)).toMatchObject({ status: 'approved', approvedAt: NOW, heldAt: null });
    const [member] = await database.db.select().from(members).where(eq(members.id, mo.id));
    expect(member?.trustedAt).toEqual(NOW);
    expect((await mails()).map(({ template, memberId }) => [template, memberId]).toSorted()).toEqual([
      ['comment-approved', mo.id],
      ['reply', ada.id],
    ]);
  });

  test('of what readers see already settles its reports and mails nobody', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const { id } = await given();
    await database.db
      .insert(reports)
      .values({ commentId: id, memberId: ada.id, danger: true, reportedAt: NOW });
    expect((await settle((tx) => approveComment(tx, id, NOW))).about).toBe('shown');
    expect((await database.db.select().from(reports))[0]?.settledAt).toEqual(NOW);
    expect(await mails()).toEqual([]);
  });

  test('of an appeal answers it', async () => {
    const { id } = await given({ status: 'declined', heldAt: NOW });
    await database.db.insert(appeals).values({ commentId: id, askedAt: NOW });
    expect((await settle((tx) => approveComment(tx, id, NOW))).onAppeal).toBe(true);
    expect((await mails()).map(({ template }) => template)).toEqual(['appeal-answered']);
    expect((await database.db.select().from(appeals))[0]?.settledAt).toEqual(NOW);
  });
});

describe('a decline', () => {
  test('gives the member their words, the guideline and two ways on', async () => {
    const { id } = await given({ status: 'held', body: 'One should know.' });
    await settle((tx) => declineComment(tx, id, NOW, grounds()));
    expect(await rowOf(id)).toMatchObject({ status: 'declined', heldAt: null, everDeclined: true });
    expect(await database.db.select().from(declineWords)).toMatchObject([
      { commentId: id, guidelineId: guideline.id },
    ]);
    expect((await mails())[0]).toMatchObject({
      template: 'comment-declined',
      memberId: mo.id,
      data: { text: 'One should know.', guideline: { title: guideline.title }, words: 'Say it of yourself.' },
    });
  });

  test('comes once', async () => {
    const { id } = await given({ status: 'held' });
    await settle((tx) => declineComment(tx, id, NOW, grounds()));
    await expect(settle((tx) => declineComment(tx, id, NOW, grounds()))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('of an edit leaves what readers see, and the edit to its member', async () => {
    const { id } = await given({ heldEdit: 'Changed.', heldAt: NOW });
    expect((await settle((tx) => declineComment(tx, id, NOW, grounds()))).about).toBe('edit');
    expect(await rowOf(id)).toMatchObject({
      status: 'approved',
      body: 'Some words.',
      heldEdit: 'Changed.',
      heldAt: null,
    });
  });

  test('is no mail for who wants none', async () => {
    await database.db.update(members).set({ mailChoices: { decisions: false } });
    const { id } = await given({ status: 'held' });
    await settle((tx) => declineComment(tx, id, NOW, grounds()));
    expect(await mails()).toEqual([]);
  });

  test('can be undone, and who was told of a comment once is not told again', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const { id } = await given({ to: await given({ by: ada }) });
    await settle((tx) => declineComment(tx, id, NOW, grounds()));
    await settle((tx) => restoreComment(tx, id, NOW, NOW));
    expect(await rowOf(id)).toMatchObject({ status: 'approved' });
    expect((await mails()).map(({ template }) => template)).toEqual(['comment-declined', 'comment-approved']);
  });
});

test('spam is told to nobody, and what was taken back is settled by nobody', async () => {
  const { id } = await given({ status: 'held' });
  await settle((tx) => markSpam(tx, id, NOW));
  expect(await rowOf(id)).toMatchObject({ status: 'spam', heldAt: null });
  expect(await mails()).toEqual([]);
  const gone = await given({ status: 'withdrawn' });
  await expect(settle((tx) => approveComment(tx, gone.id, NOW))).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(settle((tx) => approveComment(tx, essay.id, NOW))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a thread is locked from anywhere within it, and opened again', async () => {
  const root = await given();
  const reply = await given({ to: root });
  await settle((tx) => lockThread(tx, reply.id, NOW, 'It went in circles.'));
  expect(await database.db.select().from(lockedThreads)).toMatchObject([{ rootId: root.id }]);
  await settle((tx) => unlockThread(tx, root.id));
  expect(await database.db.$count(lockedThreads)).toBe(0);
});

describe('an edit', () => {
  const edit = (id: string, changes: object = {}) =>
    editComment(
      database.db,
      { memberId: mo.id, id, body: 'Other words.', audience: 'public', ...changes },
      givenSite(),
      NOW,
    );
  const trust = () => database.db.update(members).set({ trustedAt: NOW });

  test('by a newcomer waits while readers see the text before it', async () => {
    const { id } = await given();
    expect(await edit(id)).toEqual({ held: true });
    expect(await rowOf(id)).toMatchObject({ body: 'Some words.', heldEdit: 'Other words.', heldAt: NOW });
    await settle((tx) => approveComment(tx, id, NOW));
    expect(await rowOf(id)).toMatchObject({
      body: 'Other words.',
      heldEdit: null,
      heldAt: null,
      editedAt: NOW,
    });
  });

  test('by someone known is shown; the text before it stays once someone has replied', async () => {
    await trust();
    const { id } = await given();
    await edit(id);
    expect(await database.db.$count(earlierTexts)).toBe(0);
    await given({ to: (await rowOf(id)) ?? { id, rootId: id, depth: 0 } });
    await edit(id, { body: 'Third words.' });
    expect(await database.db.select().from(earlierTexts)).toMatchObject([
      { commentId: id, body: 'Other words.' },
    ]);
  });

  test('that is turned back to what readers see waits for nobody', async () => {
    const { id } = await given();
    await edit(id);
    expect(await edit(id, { body: 'Some words.' })).toEqual({ held: false });
    expect(await rowOf(id)).toMatchObject({ heldEdit: null, heldAt: null });
  });

  test('of a declined comment sends it again, and every later edit waits', async () => {
    await trust();
    const { id } = await given({ status: 'held' });
    await settle((tx) => declineComment(tx, id, NOW, grounds()));
    expect(await edit(id)).toEqual({ held: true });
    expect(await rowOf(id)).toMatchObject({ status: 'held', body: 'Other words.' });
    await settle((tx) => approveComment(tx, id, NOW));
    expect(await edit(id, { body: 'Third words.' })).toEqual({ held: true });
    expect(await database.db.$count(earlierTexts)).toBe(0);
  });

  test('of voice or audience is there at once and leaves no trace', async () => {
    const { id } = await given({ voice: 'practitioner' });
    expect(await edit(id, { body: 'Some words.', audience: 'members' })).toEqual({ held: false });
    expect(await rowOf(id)).toMatchObject({
      voice: null,
      audience: 'members',
      editedAt: null,
      heldEdit: null,
    });
  });

  test('is for its member alone', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const { id } = await given({ by: ada });
    await expect(edit(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
