import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { comments, members } from '#db/schema/index.ts';
import { claimComments, disownComments, signComment } from '#src/features/comments/commands/claim.ts';
import { reportComment } from '#src/features/comments/commands/report.ts';
import { approveComment, declineComment } from '#src/features/comments/commands/settle.ts';
import { withdrawComment } from '#src/features/comments/commands/withdraw.ts';
import { countClaimable, listClaimable } from '#src/features/comments/queries/claimable.ts';
import { listComments } from '#src/features/comments/queries/comments.ts';
import { listNewestComments } from '#src/features/comments/queries/newest.ts';
import { claimableBy, claimHashOf } from '#src/features/comments/rules/claims.ts';
import { findEverything } from '#src/features/download/parts.ts';
import { findPerson } from '#src/features/moderation/queries/person.ts';
import { givenComment, givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenShown } from '#tests/setup/speaking.ts';

const SECRET = 'a secret of at least thirty-two letters';
const database = useDatabase();
let essay: Awaited<ReturnType<typeof givenEssay>>;
let mo: Awaited<ReturnType<typeof givenMember>>;

beforeEach(async () => {
  essay = await givenEssay(database.db, { slug: 'tea' });
  mo = await givenMember(database.db, { name: 'Mo', email: 'mo@example.org' });
});

const elsewhere = (more: Partial<typeof comments.$inferInsert> = {}, email = 'Mo@Example.org ') =>
  givenShown(database.db, {
    on: essay,
    by: mo,
    memberId: null,
    pseudonym: 'Mo from Leith',
    claimHash: claimHashOf(email, SECRET),
    ...more,
  });
const claim = (id?: string, name: 'kept' | 'own' = 'kept', by = mo) =>
  claimComments(database.db, { memberId: by.id, id, name, secret: SECRET });
const rowOf = async (id: string) => (await database.db.select().from(comments).where(eq(comments.id, id)))[0];
const nameOf = async (id: string) => (await listComments(database.db, [id], {}))[0]?.name;
const waitingFor = (member: { email: string; verifiedAt: Date | null }) =>
  countClaimable(database.db, claimableBy(member, SECRET));

describe('comments written elsewhere', () => {
  test('stand under the name they were written under, like any other', async () => {
    const { id } = await elsewhere();
    const reply = await givenShown(database.db, { on: essay, by: mo, to: await elsewhere() });
    expect(await nameOf(id)).toBe('Mo from Leith');
    expect((await listComments(database.db, [reply.id], {}))[0]).toMatchObject({ answers: 'Mo from Leith' });
    expect((await listNewestComments(database.db, essay.workId, 9)).map(({ name }) => name)).toContain(
      'Mo from Leith',
    );
  });

  test('wait for whoever confirmed the address, and for nobody who only typed it', async () => {
    await elsewhere();
    await elsewhere({}, 'someone@example.org');
    const typed = { email: mo.email, verifiedAt: null };
    expect([await waitingFor(mo), await waitingFor(typed)]).toEqual([1, 0]);
    await database.db.update(members).set({ verifiedAt: null });
    await expect(claim()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items } = await listClaimable(database.db, claimHashOf(mo.email, SECRET), 1);
    expect(items).toMatchObject([{ name: 'Mo from Leith', essayTitle: 'tea' }]);
  });

  test('are nobody’s who has another secret, or another address now', async () => {
    await elsewhere();
    expect(await countClaimable(database.db, claimableBy(mo, 'another secret'))).toBe(0);
    await database.db.update(members).set({ email: 'new@example.org' });
    expect(await claim()).toBe(0);
    await elsewhere({}, 'new@example.org');
    expect(await claim()).toBe(1);
  });

  test('taken for spam there wait for nobody', async () => {
    await elsewhere({ status: 'spam' });
    expect(await waitingFor(mo)).toBe(0);
  });

  test('can be judged and reported though nobody stands behind them', async () => {
    const guideline = await givenGuideline(database.db);
    const held = await elsewhere({ status: 'held', heldAt: NOW, approvedAt: null });
    const shown = await elsewhere();
    expect(await findPerson(database.db, held.id, NOW)).toMatchObject({
      name: 'Mo from Leith',
      signedAs: null,
      unclaimed: true,
      earlier: [],
    });
    await approveComment(database.db, held.id, NOW);
    await reportComment(database.db, { memberId: mo.id, id: shown.id, reason: guideline.id, words: '' }, NOW);
    await declineComment(database.db, shown.id, NOW, { guidelineId: guideline.id, words: '' });
    expect(await nameOf(held.id)).toBe('Mo from Leith');
    expect((await rowOf(shown.id))?.status).toBe('declined');
  });
});

describe('claiming', () => {
  test('makes all of them their writer’s, under the names they were written under', async () => {
    const [first, second] = [await elsewhere(), await elsewhere({ pseudonym: 'M.' })];
    expect(await claim()).toBe(2);
    expect(await rowOf(first.id)).toMatchObject({ memberId: mo.id, claimHash: null });
    expect([await nameOf(first.id), await nameOf(second.id)]).toEqual(['Mo from Leith', 'M.']);
    expect(await findPerson(database.db, second.id, NOW)).toMatchObject({ name: 'Mo', signedAs: 'M.' });
    expect(await waitingFor(mo)).toBe(0);
  });

  test('puts their own name on them only when they say so, at once or later', async () => {
    const [first, second] = [await elsewhere(), await elsewhere()];
    await claim(first.id, 'own');
    await claim(second.id);
    expect([await nameOf(first.id), await nameOf(second.id)]).toEqual(['Mo', 'Mo from Leith']);
    const ines = await givenMember(database.db, { name: 'Ines' });
    await expect(signComment(database.db, ines.id, second.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await signComment(database.db, mo.id, second.id);
    expect(await nameOf(second.id)).toBe('Mo');
  });

  test('is for who has the address, and once', async () => {
    const { id } = await elsewhere();
    const ines = await givenMember(database.db, { name: 'Ines' });
    await expect(claim(id, 'kept', ines)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await claim(id);
    await expect(claim(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await rowOf(id))?.memberId).toBe(mo.id);
  });

  test('lets them be taken back and taken along', async () => {
    const { id } = await elsewhere();
    await claim();
    const everything = JSON.stringify(await findEverything(database.db, mo.id, NOW));
    expect(everything).toContain('Mo from Leith');
    await withdrawComment(database.db, mo.id, id);
    expect(await rowOf(id)).toBeUndefined();
  });

  test('can be refused: what is not theirs waits for nobody any more', async () => {
    const { id } = await elsewhere();
    expect(await disownComments(database.db, { memberId: mo.id, id, secret: SECRET })).toBe(1);
    expect(await waitingFor(mo)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ memberId: null, claimHash: null, pseudonym: 'Mo from Leith' });
  });
});

test('nothing of an address is kept but a hash that changes with the secret', async () => {
  const { id } = await elsewhere();
  expect(JSON.stringify(await rowOf(id))).not.toContain('example');
  expect(claimHashOf('a@example.org', 'one')).not.toBe(claimHashOf('a@example.org', 'two'));
  const held = await givenComment(database.db, { on: essay, by: mo });
  expect(await rowOf(held.id)).toMatchObject({ claimHash: null });
});
