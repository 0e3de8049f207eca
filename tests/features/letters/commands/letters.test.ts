import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importItems, imports, letterReaders, letters, members, outbox, works } from '#db/schema/index.ts';
import { askForLetters, confirmLetters, forgetReader } from '#src/features/letters/commands/ask.ts';
import { sendLetters, sendWeeklyLetters } from '#src/features/letters/commands/send.ts';
import { countReaders } from '#src/features/letters/queries/readers.ts';
import type { LetterPace } from '#src/features/letters/rules/inputs.ts';
import { mintToken } from '#src/features/members/tokens.ts';
import { givenEssay, givenMember, NOW } from '../../../setup/cast.ts';
import { useDatabase } from '../../../setup/database.ts';

const site = useDatabase();
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);
const mails = () => site.db.select().from(outbox);

async function givenReader(email: string, pace: LetterPace = 'at-once') {
  const [reader] = await site.db.insert(letterReaders).values({ email, pace, confirmedAt: NOW }).returning();
  return reader?.id ?? '';
}

async function confirm(email: string, pace: LetterPace) {
  const secret = await mintToken(site.db, { purpose: 'letters', data: { email, pace } }, NOW);
  await confirmLetters(site.db, secret, NOW);
  return secret;
}

test('someone without an account hears of a new essay once, ten minutes after it was published', async () => {
  const readerId = await givenReader('tomas@example.org');
  await givenEssay(site.db, { slug: 'spring', title: 'Spring', text: 'It rained.' });
  expect(await sendLetters(site.db, minutes(9))).toBe(0);
  expect(await sendLetters(site.db, minutes(10))).toBe(1);
  expect(await sendLetters(site.db, minutes(11))).toBe(0);
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ template: 'new-essay', address: 'tomas@example.org', memberId: null });
  expect(mail?.data).toMatchObject({ title: 'Spring', by: ['Ada Okafor'], opening: 'It rained.', readerId });
});

test('two machines that look at once tell of an essay once', async () => {
  await givenReader('tomas@example.org');
  await givenEssay(site.db, { slug: 'spring' });
  await Promise.all([sendLetters(site.db, minutes(10)), sendLetters(site.db, minutes(11))]);
  expect(await mails()).toHaveLength(1);
});

test('a member hears only if they chose to, and nobody hears twice', async () => {
  const mira = await givenMember(site.db, { name: 'Mira', mailChoices: { letters: 'at-once' } });
  await givenMember(site.db, { name: 'Noor' });
  await givenReader(mira.email);
  await givenEssay(site.db, { slug: 'spring' });
  await sendLetters(site.db, minutes(10));
  expect((await mails()).map(({ memberId }) => memberId)).toEqual([mira.id]);
});

test('no letter tells of an essay that was taken back in time, is old, is quiet, or came from a former site', async () => {
  await givenReader('tomas@example.org');
  await givenEssay(site.db, { slug: 'taken-back', status: 'unpublished' });
  await givenEssay(site.db, { slug: 'old', publishedAt: days(-15) });
  const quiet = await givenEssay(site.db, { slug: 'quiet' });
  await site.db.update(works).set({ quiet: true }).where(eq(works.id, quiet.workId));
  const moved = await givenEssay(site.db, { slug: 'moved-in' });
  const [run] = await site.db
    .insert(imports)
    .values({ kind: 'ghost', fileName: 'export.json', startedAt: NOW })
    .returning();
  await site.db.insert(importItems).values({
    ...{ origin: 'there', kind: 'essays', key: '1', target: moved.id, outcome: 'created', hash: '' },
    touchedBy: run?.id ?? '',
  });
  expect(await sendLetters(site.db, minutes(10))).toBe(0);
  await site.db.update(works).set({ quiet: false });
  expect(await sendLetters(site.db, minutes(20))).toBe(0);
  expect(await mails()).toEqual([]);
});

test('another edition of an essay that was told of gets no letter', async () => {
  await givenReader('tomas@example.org');
  await givenEssay(site.db, { slug: 'spring' });
  await sendLetters(site.db, minutes(10));
  await givenEssay(site.db, {
    slug: 'spring-in-print',
    editionOf: 'spring',
    lead: true,
    publishedAt: days(1),
  });
  expect(await sendLetters(site.db, days(2))).toBe(0);
});

test('who reads once a week hears of all that came in the week, in one letter, and of nothing in a quiet week', async () => {
  await givenReader('tomas@example.org', 'weekly');
  await givenEssay(site.db, { slug: 'spring', title: 'Spring' });
  await sendLetters(site.db, minutes(10));
  await givenEssay(site.db, { slug: 'summer', title: 'Summer', publishedAt: days(1) });
  await sendLetters(site.db, days(2));
  expect(await mails()).toEqual([]);
  expect(await sendWeeklyLetters(site.db, days(-1), days(6))).toBe(1);
  const [mail] = await mails();
  expect(mail?.data).toMatchObject({ essays: [{ title: 'Spring' }, { title: 'Summer' }], more: 0 });
  expect(await sendWeeklyLetters(site.db, days(6), days(13))).toBe(0);
  expect(await mails()).toHaveLength(1);
});

test('nothing is kept of an address until its reader says yes, and a link works once', async () => {
  await askForLetters(site.db, { email: 'tomas@example.org', pace: 'weekly' }, NOW);
  expect(await site.db.select().from(letterReaders)).toEqual([]);
  const secret = await confirm('tomas@example.org', 'weekly');
  expect(await countReaders(site.db)).toEqual({ atOnce: 0, weekly: 1 });
  await expect(confirmLetters(site.db, secret, NOW)).rejects.toThrow('does nothing any more');
  await confirm('tomas@example.org', 'at-once');
  expect(await countReaders(site.db)).toEqual({ atOnce: 1, weekly: 0 });
});

test('a member who asks without signing in has their own choice changed', async () => {
  const mira = await givenMember(site.db, { name: 'Mira', mailChoices: { replies: false } });
  await confirm(mira.email, 'weekly');
  const [member] = await site.db.select().from(members).where(eq(members.id, mira.id));
  expect(member?.mailChoices).toMatchObject({ letters: 'weekly', replies: false });
  expect(await site.db.select().from(letterReaders)).toEqual([]);
});

test('who stops the letters is forgotten', async () => {
  await forgetReader(site.db, await givenReader('tomas@example.org'));
  await givenEssay(site.db, { slug: 'spring' });
  await sendLetters(site.db, minutes(10));
  expect(await mails()).toEqual([]);
  expect(await site.db.select().from(letterReaders)).toEqual([]);
  expect(await site.db.select({ mails: letters.mails }).from(letters)).toEqual([{ mails: 0 }]);
});

test('thousands are written to in one go', async () => {
  const readers = Array.from({ length: 2_000 }, (_, at) => ({
    ...{ email: `reader-${at}@example.org`, pace: 'at-once' as const, confirmedAt: NOW },
  }));
  await site.db.insert(letterReaders).values(readers);
  await givenEssay(site.db, { slug: 'spring' });
  await sendLetters(site.db, minutes(10));
  expect(await mails()).toHaveLength(2_000);
});
