import { beforeEach, expect, test } from 'vitest';
import { series, works } from '#db/schema/index.ts';
import { undoImport } from '#src/features/imports/commands/undo.ts';
import type { ArrivedEssay } from '#src/features/imports/rules/arrivals.ts';
import { givenSite } from '#tests/features/studio/writing.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { ada, comment, essay, sourceOf, take, tools } from './arriving.ts';

const place = useDatabase();
beforeEach(() => givenSite(place.db));

const edition: ArrivedEssay['edition'] = {
  originalKey: 'long',
  label: 'Shorter, for print',
  reason: 'For print.',
};
const publication = [
  ada,
  essay('short', { edition }),
  essay('long', { series: { name: 'Tea', part: 2 } }),
  essay('first', { series: { name: 'Tea', part: 1 } }),
  comment('c', 'short'),
];

test('editions stand under one work, whichever came first, and what was said of either under both', async () => {
  await take(place, sourceOf(publication));
  const rows = await place.db.query.essays.findMany({ orderBy: (one, { asc }) => asc(one.slug) });
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  expect(bySlug.get('short')?.workId).toBe(bySlug.get('long')?.workId);
  expect(rows.map(({ slug, standing }) => [slug, standing])).toEqual([
    ['first', true],
    ['long', true],
    ['short', false],
  ]);
  const [said] = await place.db.query.comments.findMany();
  expect([said?.workId, said?.essayId]).toEqual([bySlug.get('long')?.workId, bySlug.get('short')?.id]);
});

test('a series comes in its order, once, and goes again when nothing else needs it', async () => {
  const { id } = await take(place, sourceOf(publication));
  await take(place, sourceOf(publication));
  expect((await place.db.select().from(series)).map(({ title }) => title)).toEqual(['Tea']);
  const parts = await place.db.select({ part: works.part }).from(works).orderBy(works.part);
  expect(parts.map(({ part }) => part)).toEqual([1, 2]);
  await undoImport(place.connection, id, tools(), () => {}, NOW);
  expect([await place.db.$count(series), await place.db.$count(works)]).toEqual([0, 0]);
});
