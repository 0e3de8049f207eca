import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, test } from 'vitest';
import { countStatements } from '#db/client.ts';
import { comments, mutes } from '#db/schema/index.ts';
import { findPlaceOf, locateComment } from '#src/features/comments/queries/locate.ts';
import { listNewestComments } from '#src/features/comments/queries/newest.ts';
import { listOwnComments } from '#src/features/comments/queries/own.ts';
import { findReaderState } from '#src/features/comments/queries/reader.ts';
import { findThreads } from '#src/features/comments/queries/threads.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown } from '#tests/setup/speaking.ts';

const database = useDatabase();
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;
let ada: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  essay = await givenEssay(database.db, { slug: 'tea' });
  mo = await givenMember(database.db, { name: 'Mo' });
  ada = await givenMember(database.db, { name: 'Ada' });
});

let minutes = 0;
const given = (more: Partial<Parameters<typeof givenShown>[1]> = {}) =>
  givenShown(database.db, {
    on: essay,
    by: mo,
    writtenAt: new Date(NOW.getTime() + ++minutes * 60_000),
    ...more,
  });
const find = (memberId?: string, asked: object = {}) =>
  findThreads(database.db, essay.workId, { memberId }, { page: 1, replies: 1, ...asked });
const bodies = async (memberId?: string, asked: object = {}) =>
  (await find(memberId, asked))?.threads.map((thread) => thread.comments.map(({ body }) => body));

describe('what stands before whom', () => {
  test('readers see what is approved and public; members see more, and their own that waits', async () => {
    const root = await given({ body: 'a' });
    await given({ body: 'members', audience: 'members', to: root });
    await given({ body: 'held', status: 'held', to: root });
    await given({ body: 'declined', status: 'declined' });
    await given({ body: 'spam', status: 'spam' });
    expect(await bodies()).toEqual([['a']]);
    expect(await bodies(ada.id)).toEqual([['a', 'members']]);
    expect(await bodies(mo.id)).toEqual([['a', 'members', 'held']]);
  });

  test('a comment taken back or down keeps its place, without name or words, while replies hang on it', async () => {
    const root = await given({ body: 'secret', status: 'declined' });
    await given({ body: 'reply', to: root, by: ada });
    const [thread] = (await find())?.threads ?? [];
    expect(thread?.comments).toMatchObject([
      { shown: false, body: '', name: null, voice: null, status: 'declined' },
      { shown: true, body: 'reply', name: 'Ada', answers: null },
    ]);
    expect(JSON.stringify(thread)).not.toContain('secret');
  });

  test('what only members read leaves no word to others, in the feed neither', async () => {
    const root = await given({ body: 'secret', audience: 'members' });
    await given({ body: 'open', to: root });
    expect(JSON.stringify(await find())).not.toContain('secret');
    expect(await listNewestComments(database.db, essay.workId, 10)).toMatchObject([{ body: 'open' }]);
  });

  test('whom one muted is folded', async () => {
    await given();
    await database.db.insert(mutes).values({ memberId: ada.id, mutedId: mo.id });
    expect((await find(ada.id))?.threads[0]?.comments[0]?.muted).toBe(true);
    expect((await find(mo.id))?.threads[0]?.comments[0]?.muted).toBe(false);
  });

  test('a comment stands under every edition', async () => {
    const short = await givenEssay(database.db, { slug: 'tea-in-short', editionOf: 'tea' });
    await given({ on: short });
    expect((await find())?.threads[0]?.comments[0]).toMatchObject({ essaySlug: 'tea-in-short' });
  });
});

describe('pages', () => {
  test('threads come thirty a page, and what nobody may see takes no place', async () => {
    for (let number = 0; number < 31; number++) {
      await given({ body: `${number}` });
      await given({ status: 'declined' });
    }
    expect((await bodies())?.flat()).toEqual(Array.from({ length: 30 }, (_, number) => `${number}`));
    expect(await find(undefined, { page: 2 })).toMatchObject({ page: 2, pages: 2, threads: [{ rest: 0 }] });
    expect(await find(undefined, { page: 9 })).toMatchObject({ page: 1 });
  });

  test('a thread of 2,000 shows its beginning, the rest by parts, each comment where its permalink leads', async () => {
    const root = await given({ body: 'root' });
    const rows = Array.from({ length: 2000 }, (_, number) => ({
      id: uuidv7(),
      workId: essay.workId,
      essayId: essay.id,
      memberId: mo.id,
      parentId: root.id,
      rootId: root.id,
      depth: 1,
      status: 'approved' as const,
      body: `reply ${number}`,
      writtenAt: new Date(NOW.getTime() + (minutes * 60 + number + 1) * 1000),
      approvedAt: NOW,
    }));
    await database.db.insert(comments).values(rows);
    const began = performance.now();
    const page = await find(mo.id);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(page?.threads[0]).toMatchObject({ rest: 1880 });
    const part = await find(undefined, { thread: root.id, replies: 3 });
    expect(part).toMatchObject({ single: true, page: 3, pages: 10 });
    expect(part?.threads[0]?.comments.map(({ body }) => body).slice(0, 2)).toEqual(['root', 'reply 400']);

    const target = rows[450];
    const place = await findPlaceOf(database.db, target?.id ?? '', {});
    expect(place).toMatchObject({ shown: true, slug: 'tea' });
    if (!place) return;
    expect(await locateComment(database.db, { ...place, slug: 'tea' }, {})).toBe(
      `/essays/tea/?thread=${root.id}&replies=3#comment-${target?.id}`,
    );
    expect(await locateComment(database.db, { ...place, id: rows[3]?.id ?? '', slug: 'tea' }, {})).toBe(
      `/essays/tea/#comment-${rows[3]?.id}`,
    );
  });

  test('a thread that is not there, or of another work, is not found', async () => {
    const other = await givenEssay(database.db, { slug: 'coffee' });
    const elsewhere = await given({ on: other });
    expect(await find(undefined, { thread: elsewhere.id })).toBeUndefined();
    expect(await find(undefined, { thread: (await given({ status: 'held' })).id })).toBeUndefined();
  });

  test('thirty comments take two statements', async () => {
    for (let number = 0; number < 30; number++) await given();
    const before = countStatements();
    await find(mo.id);
    expect(countStatements() - before).toBe(2);
  });
});

test("a member's own comments come with where they stand, the latest first", async () => {
  await given({ body: 'a', status: 'declined' });
  await given({ body: 'b' });
  await given({ body: 'c', by: ada });
  const { items } = await listOwnComments(database.db, mo.id, 1);
  expect(items).toMatchObject([
    { body: 'b', status: 'approved', essayTitle: 'tea' },
    { body: 'a', status: 'declined' },
  ]);
});

test('a reader knows what they thanked for and follow', async () => {
  expect(await findReaderState(database.db, essay.workId, { id: mo.id, authorId: null })).toEqual({
    appreciated: false,
    isAuthor: false,
    appreciations: 0,
    followId: null,
    followedThreads: {},
  });
});
