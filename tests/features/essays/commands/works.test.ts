import { expect, test } from 'vitest';
import { publishDueEssays } from '#src/features/essays/commands/works.ts';
import { listStandingEssays } from '#src/features/essays/queries/cards.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

const standing = async () => (await listStandingEssays(site.db, 1))?.items.map((essay) => essay.slug);
const day = (offset: number) => new Date(NOW.getTime() + offset * 86_400_000);

test('the original stands for its work, however early another edition appeared', async () => {
  await givenEssay(site.db, { slug: 'original', publishedAt: day(-1) });
  await givenEssay(site.db, { slug: 'shorter', editionOf: 'original', publishedAt: day(-9) });
  expect(await standing()).toEqual(['original']);
});

test('the edition its author calls the lead stands instead of the original', async () => {
  await givenEssay(site.db, { slug: 'original' });
  await givenEssay(site.db, { slug: 'shorter', editionOf: 'original', lead: true });
  expect(await standing()).toEqual(['shorter']);
});

test('while the lead is not published the earliest published edition stands', async () => {
  await givenEssay(site.db, { slug: 'original', publishedAt: day(-1) });
  await givenEssay(site.db, { slug: 'earlier', editionOf: 'original', publishedAt: day(-9) });
  await givenEssay(site.db, { slug: 'lead', editionOf: 'original', lead: true, status: 'draft' });
  expect(await standing()).toEqual(['earlier']);
});

test('a scheduled essay is nowhere before its time and everywhere after it', async () => {
  await givenEssay(site.db, { slug: 'tomorrow', status: 'scheduled', publishedAt: day(1) });
  expect(await publishDueEssays(site.db, NOW)).toEqual([]);
  expect(await findPublishedEssay(site.db, 'tomorrow')).toBeUndefined();
  expect(await standing()).toEqual([]);

  expect(await publishDueEssays(site.db, day(2))).toEqual(['tomorrow']);
  expect(await findPublishedEssay(site.db, 'tomorrow')).toMatchObject({ slug: 'tomorrow' });
  expect(await standing()).toEqual(['tomorrow']);
  expect(await publishDueEssays(site.db, day(2))).toEqual([]);
});

test('readers hear of a scheduled essay the moment it is published', async () => {
  await givenEssay(site.db, { slug: 'tomorrow', status: 'scheduled', publishedAt: day(1) });
  const heard: string[] = [];
  await site.connection.listen(
    'commonplace_changed',
    (note) => heard.push(note),
    () => {},
  );
  await publishDueEssays(site.db, day(2));
  await expect.poll(() => heard).toEqual([JSON.stringify(['essays', 'menus', 'essay:tomorrow'])]);
});
