import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import { drawMap } from '#src/features/map/commands/draw.ts';
import { listPointingHere } from '#src/features/map/queries/around.ts';
import { readMap } from '#src/features/map/queries/map.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { care, givenEssay, listening, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
const TEA = 'Tea, kettles and patience on the ward at night, before any advice is given.';

async function givenEssays() {
  for (const slug of ['tea', 'kettle', 'patience'])
    await givenEssay(site.db, { slug, text: TEA, topics: [care] });
  await givenEssay(site.db, { slug: 'ear', text: `${TEA} Ears.`, topics: [listening] });
  await givenEssay(site.db, { slug: 'bare', text: TEA });
  await givenEssay(site.db, { slug: 'ear-in-print', text: TEA, editionOf: 'ear' });
  await givenEssay(site.db, { slug: 'draft', text: TEA, status: 'draft', publishedAt: null, topics: [care] });
  await givenEssay(site.db, { slug: 'gone', text: TEA, status: 'unpublished', topics: [care] });
}

async function drawn() {
  await keepGraph(site.db, NOW, { anew: true });
  await drawMap(site.db, NOW);
}

const slugsOf = async (topic?: string) =>
  (await readMap(site.db, topic))?.essays.map(({ slug }) => slug).toSorted();

test('a reader sees each work once, by topic, and nothing that they may not open', async () => {
  await givenEssays();
  await drawn();
  const map = await readMap(site.db);
  expect(map?.regions.map(({ name, essays: count }) => [name, count])).toEqual([
    ['Care', 3],
    ['Listening', 1],
    [null, 1],
  ]);
  expect(await slugsOf()).toEqual(['bare', 'ear', 'kettle', 'patience', 'tea']);
  const ends = new Set(map?.essays.flatMap(({ edges }) => edges.map(({ slug }) => slug)));
  expect([...ends].toSorted()).toEqual(['bare', 'ear', 'kettle', 'patience', 'tea']);
});

test('one topic opens by itself, and one that is not there does not', async () => {
  await givenEssays();
  await drawn();
  expect(await slugsOf('care')).toEqual(['kettle', 'patience', 'tea']);
  expect(await slugsOf('')).toEqual(['bare']);
  expect(await readMap(site.db, 'nothing')).toBeUndefined();
});

test('an essay taken offline is off the map before it is drawn again', async () => {
  await givenEssays();
  await drawn();
  const [essay] = await site.db
    .update(essays)
    .set({ status: 'unpublished', standing: false })
    .where(eq(essays.slug, 'tea'))
    .returning();
  await settleWorks(site.db, [essay?.workId ?? '']);
  expect(await slugsOf()).toEqual(['bare', 'ear', 'kettle', 'patience']);
  expect(JSON.stringify(await readMap(site.db))).not.toContain('"tea"');
});

test('the map is drawn when the graph is another, and only then', async () => {
  await givenEssays();
  await keepGraph(site.db, NOW, { anew: true });
  expect(await drawMap(site.db, NOW)).toBe(5);
  expect(await drawMap(site.db, NOW)).toBe(0);
  await givenEssay(site.db, { slug: 'late', text: TEA, topics: [care] });
  expect(await drawMap(site.db, NOW)).toBe(6);
});

test('an essay names those that lead to it without being led to', async () => {
  const [own] = [await givenEssay(site.db, { slug: 'own', text: TEA })];
  await givenEssay(site.db, { slug: 'other', text: TEA });
  await drawn();
  expect(await listPointingHere(site.db, own)).toEqual([]);
});
