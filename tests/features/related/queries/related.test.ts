import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { essays, worksToRelate } from '#db/schema/index.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { listGraphAfter } from '#src/features/related/queries/graph.ts';
import { listRelatedOfMany } from '#src/features/related/queries/listed.ts';
import { listRelated } from '#src/features/related/queries/related.ts';
import { suggestRelated } from '#src/features/related/queries/suggest.ts';
import { care, givenEssay, listening, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { address, change, relatedTo } from '../graph.ts';

const site = useDatabase();
const KETTLES = 'The kettle sang on the stove, and the kettle was blue. The stove was warm. '.repeat(3);
let kettle: Awaited<ReturnType<typeof givenEssay>>;

beforeEach(async () => {
  kettle = await givenEssay(site.db, { slug: 'kettle', text: KETTLES, topics: [care] });
  await givenEssay(site.db, { slug: 'stove', text: `${KETTLES} Some bread as well.`, topics: [listening] });
  await givenEssay(site.db, { slug: 'keys', text: 'Keys on a ring.', topics: [care] });
});

const keep = () => keepGraph(site.db, NOW, { anew: false });
const related = async (essay = kettle) => (await listRelated(site.db, essay, 5)).map(({ slug }) => slug);

test('the first look at a site relates all of it, and the next has nothing to do', async () => {
  expect(await keep()).toEqual({ rebuilt: 3, related: 0 });
  expect(await related()).toEqual(['stove', 'keys']);
  expect(await keep()).toEqual({ rebuilt: 0, related: 0 });
});

test('every edge says why', async () => {
  await keep();
  const reasons = (await listRelated(site.db, kettle, 5)).map((one) => one.reasons);
  expect(reasons[0]).toEqual([
    { kind: 'shares-terms', details: expect.arrayContaining(['kettle', 'stove']) },
  ]);
  expect(reasons[1]).toContainEqual({ kind: 'same-topic', details: ['Care'] });
});

test('an essay taken offline is recommended to nobody from that moment, before any job has run', async () => {
  await keep();
  await site.db.transaction(async (tx) => {
    const [stove] = await tx
      .update(essays)
      .set({ status: 'unpublished', standing: false })
      .where(eq(essays.slug, 'stove'))
      .returning();
    await settleWorks(tx, [stove?.workId ?? '']);
  });
  expect(await related()).toEqual(['keys']);
  expect(
    (await listGraphAfter(site.db, undefined, 9)).items.flatMap((one) => one.related.map(({ slug }) => slug)),
  ).not.toContain('stove');
  expect(
    (await listRelatedOfMany(site.db, [kettle.workId], 5)).get(kettle.workId)?.map(({ slug }) => slug),
  ).toEqual(['keys']);
});

test('a draft is in nobody’s list, and joins when it is published', async () => {
  await givenEssay(site.db, { slug: 'draft', text: KETTLES, status: 'draft' });
  await keep();
  expect(await related()).not.toContain('draft');
  await change(site.db, 'draft', { status: 'published' });
  expect(await related()).toContain('draft');
});

test('editions of one work never recommend each other, and the lead stands for the work', async () => {
  await givenEssay(site.db, { slug: 'kettle-in-print', text: KETTLES, editionOf: 'kettle', lead: true });
  await keep();
  expect(await relatedTo(site.db, 'stove')).toContain('kettle-in-print');
  expect(await relatedTo(site.db, 'stove')).not.toContain('kettle');
  expect(await related()).not.toContain('kettle-in-print');
});

test('an essay is recommended within its language first', async () => {
  const german = { lang: 'de', topics: [care] };
  await givenEssay(site.db, { slug: 'schluessel', text: 'Schlüssel am Ring.', ...german });
  await givenEssay(site.db, { slug: 'kessel', text: 'Der Kessel sang.', ...german });
  await keep();
  expect(await relatedTo(site.db, 'kessel')).toEqual(['schluessel', expect.any(String), expect.any(String)]);
});

test('essays that cite each other, or the same one, say so with its title', async () => {
  await address(site.db, kettle);
  const body = 'As in [the kettle](/essays/kettle/).';
  await givenEssay(site.db, { slug: 'one', title: 'One', body, text: 'Bread and bread and butter, butter.' });
  const two = await givenEssay(site.db, { slug: 'two', body, text: 'Butter, butter, bread, bread.' });
  await keep();
  const reasonsOf = async (essay: { workId: string }, slug: string) =>
    (await listRelated(site.db, essay, 9)).find((one) => one.slug === slug)?.reasons;
  expect(await reasonsOf(two, 'kettle')).toContainEqual({ kind: 'cites', details: [] });
  expect(await reasonsOf(kettle, 'two')).toContainEqual({ kind: 'cited-by', details: [] });
  expect(await reasonsOf(two, 'one')).toContainEqual({ kind: 'cites-together', details: ['kettle'] });
});

test('a work that cannot be related keeps its note, and does not stop the others', async () => {
  await keep();
  await site.db.update(essays).set({ body: '<Broken [link](/x/)' }).where(eq(essays.slug, 'keys'));
  await change(site.db, 'stove', { text: 'Keys, keys on a ring, a ring.' }).catch(() => {});
  const waiting = async () => (await site.db.select().from(worksToRelate)).length;
  await site.db.transaction((tx) => settleWorks(tx, [kettle.workId]));
  const [keys] = await site.db.select().from(essays).where(eq(essays.slug, 'keys'));
  await site.db.transaction((tx) => settleWorks(tx, [keys?.workId ?? '']));
  await expect(keep()).rejects.toThrow();
  expect(await waiting()).toBe(1);
  await site.db.update(essays).set({ body: 'Mended.' }).where(eq(essays.slug, 'keys'));
  expect((await keep()).related).toBe(1);
  expect(await waiting()).toBe(0);
});

test('a draft gets suggestions from its words alone, and never its own work or one that is related already', async () => {
  await keep();
  const draft = { title: 'Kettles', text: KETTLES, lang: 'en', topics: [], except: [], date: NOW };
  expect((await suggestRelated(site.db, draft, 1)).map(({ slug }) => slug)).toEqual(['kettle']);
  const own = await suggestRelated(site.db, { ...draft, except: ['kettle'] }, 5);
  expect(own.map(({ slug }) => slug)).toEqual(['stove']);
  expect(await suggestRelated(site.db, { ...draft, except: ['kettle', 'stove'] }, 5)).toEqual([]);
  expect(await suggestRelated(site.db, { ...draft, title: '', text: '' }, 5)).toEqual([]);
});
