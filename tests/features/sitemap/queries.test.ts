import { expect, test } from 'vitest';
import { listPlaces } from '#src/features/sitemap/queries.ts';
import { givenEssay, listening, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const database = useDatabase();

test('published essays are listed with their topics and authors, drafts and future ones never', async () => {
  await givenEssay(database.db, { slug: 'tea', topics: [listening] });
  await givenEssay(database.db, { slug: 'draft', status: 'draft' });
  await givenEssay(database.db, { slug: 'later', status: 'scheduled' });
  const places = await listPlaces(database.db);
  const paths = places.map((place) => place.path);
  expect(paths).toEqual([
    '/',
    '/essays/',
    '/map/',
    '/resources/',
    '/topics/',
    '/topics/listening/',
    '/authors/ada/',
    '/essays/tea/',
  ]);
  expect(places.at(-1)?.changedAt).toEqual(NOW);
});
