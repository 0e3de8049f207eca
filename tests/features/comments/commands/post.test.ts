import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { comments, follows, lockedThreads, members, mutes, outbox, parityCounts } from '#db/schema/index.ts';
import { type NewComment, postComment } from '#src/features/comments/commands/post.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown, givenSite, speakingAs } from '#tests/setup/speaking.ts';

const database = useDatabase();
const policy = {
  comments: 'open' as const,
  closeCommentsAfterDays: null,
  workPublishedAt: NOW,
  moderation: null,
};
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  essay = await givenEssay(database.db, { slug: 'tea' });
  mo = await givenMember(database.db, { name: 'Mo', ...speakingAs('practitioner') });
});

const said = (changes: Partial<NewComment> = {}): NewComment => ({
  memberId: mo.id,
  address: 'here',
  essay: { ...essay, ...policy },
  body: 'I was there too.',
  audience: 'public',
  asModerator: false,
  follow: false,
  ...changes,
});

const post = (changes: Partial<NewComment> = {}, now = NOW, site = givenSite()) =>
  postComment(database.db, said(changes), site, now);

const rowOf = async (id: string) => (await database.db.select().from(comments).where(eq(comments.id, id)))[0];

describe('where a comment goes', () => {
  test("a newcomer's waits for a moderator, and is counted by its voice alone", async () => {
    const { id, status } = await post({ voice: 'practitioner' });
    expect(status).toBe('held');
    expect(await rowOf(id)).toMatchObject({
      heldAt: NOW,
      approvedAt: null,
      essayId: essay.id,
      rootId: id,
      depth: 0,
    });
    expect(await database.db.select().from(parityCounts)).toEqual([
      {
        month: '2026-11-01',
        voice: 'practitioner',
        outcome: 'submitted',
        bucket: 0,
        slot: expect.any(Number),
        count: 1,
      },
    ]);
  });

  test('that of someone once approved is before the readers at once', async () => {
    await database.db.update(members).set({ trustedAt: NOW });
    expect((await post()).status).toBe('approved');
  });

  test('an essay may hold everything, or nothing, whatever the site does', async () => {
    const under = (moderation: 'nothing-held' | 'all-held') => ({ ...essay, ...policy, moderation });
    expect((await post({ essay: under('nothing-held') })).status).toBe('approved');
    await database.db.update(members).set({ trustedAt: NOW });
    const second = { essay: under('all-held'), body: 'And another word.' };
    expect((await post(second, later(60))).status).toBe('held');
  });

  test('a moderator who speaks as one is marked, and nobody else can be', async () => {
    const moderator = await givenMember(database.db, { name: 'Ines', capabilities: ['moderator'] });
    const spoken = await post({ memberId: moderator.id, asModerator: true });
    expect(await rowOf(spoken.id)).toMatchObject({ asModerator: true, status: 'approved' });
    expect(await rowOf((await post({ asModerator: true })).id)).toMatchObject({
      asModerator: false,
      status: 'held',
    });
  });
});

describe('a reply', () => {
  test('hangs in its thread, and past the sixth level stays at it', async () => {
    await database.db.update(members).set({ trustedAt: NOW });
    let parent = await givenShown(database.db, { on: essay, by: mo });
    const root = parent.id;
    for (let level = 1; level <= 8; level++) {
      const { id } = await post({ parentId: parent.id, body: `Level ${level}` }, later(level * 10));
      const row = await rowOf(id);
      if (!row) throw new Error('It was not kept.');
      expect([row.rootId, row.depth]).toEqual([root, Math.min(level, 6)]);
      parent = row;
    }
  });

  test('to what only members read is for members', async () => {
    const parent = await givenShown(database.db, { on: essay, by: mo, audience: 'members' });
    expect(await rowOf((await post({ parentId: parent.id })).id)).toMatchObject({ audience: 'members' });
  });

  test.each(['held', 'declined', 'spam', 'withdrawn'] as const)(
    'cannot hang on a %s comment',
    async (status) => {
      const parent = await givenShown(database.db, { on: essay, by: mo, status, memberId: null });
      await expect(post({ parentId: parent.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    },
  );

  test('cannot hang on a comment of another work, or on none', async () => {
    const other = await givenEssay(database.db, { slug: 'coffee' });
    const parent = await givenShown(database.db, { on: other, by: mo });
    await expect(post({ parentId: parent.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(post({ parentId: other.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is not taken in a locked thread, which says why', async () => {
    const parent = await givenShown(database.db, { on: essay, by: mo });
    await database.db
      .insert(lockedThreads)
      .values({ rootId: parent.id, reason: 'It went in circles.', lockedAt: NOW });
    await expect(post({ parentId: parent.id })).rejects.toThrow('It went in circles.');
  });

  test('is mailed to who was answered, unless they muted its member', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const parent = await givenShown(database.db, { on: essay, by: ada });
    await database.db.update(members).set({ trustedAt: NOW }).where(eq(members.id, mo.id));
    await post({ parentId: parent.id, voice: 'practitioner' });
    const [mail] = await database.db.select().from(outbox);
    expect(mail).toMatchObject({
      template: 'reply',
      memberId: ada.id,
      data: { by: 'Mo', text: 'I was there too.' },
    });
    expect(JSON.stringify(mail)).not.toContain('practitioner');
    await database.db.insert(mutes).values({ memberId: ada.id, mutedId: mo.id });
    await post({ parentId: parent.id, body: 'Once more.' }, later(10));
    expect(await database.db.$count(outbox)).toBe(1);
  });

  test('is mailed once to someone who is answered and follows the thread and the essay', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    const parent = await givenShown(database.db, { on: essay, by: ada });
    await database.db.insert(follows).values([
      { memberId: ada.id, workId: essay.workId },
      { memberId: ada.id, workId: essay.workId, rootId: parent.id },
    ]);
    await database.db.update(members).set({ trustedAt: NOW });
    await post({ parentId: parent.id });
    expect(await database.db.$count(outbox)).toBe(1);
  });
});

describe('sent twice', () => {
  test('the same form is one comment', async () => {
    const [first, second] = await Promise.all([post({ key: 'k' }), post({ key: 'k' })]);
    expect(first.id).toBe(second.id);
    expect([first.repeated, second.repeated].toSorted()).toEqual([false, true]);
    expect(await database.db.$count(comments)).toBe(1);
  });

  test('the same form with other words is told apart', async () => {
    await post({ key: 'k' });
    await expect(post({ key: 'k', body: 'Something else.' }, later(10))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('the same key of someone else is another comment', async () => {
    const ada = await givenMember(database.db, { name: 'Ada' });
    await post({ key: 'k' });
    await post({ key: 'k', memberId: ada.id });
    expect(await database.db.$count(comments)).toBe(2);
  });
});

describe('limits', () => {
  test('one comment in five seconds, with the time to wait', async () => {
    await post();
    await expect(post({ body: 'b' }, later(2))).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfter: 3,
    });
    await post({ body: 'b' }, later(5));
  });

  test('a newcomer writes ten a day', async () => {
    for (let number = 0; number < 10; number++) await post({ body: `${number}` }, later(number * 10));
    await expect(post({ body: 'x' }, later(200))).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await database.db.update(members).set({ trustedAt: NOW });
    await post({ body: 'x' }, later(200));
  });

  test('members behind one address do not stand in each other’s way', async () => {
    for (const name of ['Ana', 'Ben', 'Cem'])
      await post({ memberId: (await givenMember(database.db, { name })).id });
    expect(await database.db.$count(comments)).toBe(3);
  });
});

describe('who and what is refused', () => {
  test('a voice the member has not said they may speak in', async () => {
    await expect(post({ voice: 'lived-experience' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      field: 'voice',
    });
    await expect(post({ voice: 'expert' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('someone who has not confirmed their address', async () => {
    await database.db.update(members).set({ verifiedAt: null });
    await expect(post()).rejects.toThrow('confirm your e-mail address');
  });

  test('someone suspended, until that ends', async () => {
    await database.db
      .update(members)
      .set({ suspendedAt: NOW, suspendedUntil: later(60), suspensionReason: 'x' });
    await expect(post()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await post({}, later(61));
  });

  test('a closed essay says so with the date', async () => {
    const closed = { ...essay, ...policy, closeCommentsAfterDays: 1 };
    await expect(post({ essay: closed }, later(3 * 86_400))).rejects.toThrow('closed on 2 November 2026');
  });
});
