import { beforeEach, expect, test } from 'vitest';
import {
  hideEdge,
  movePin,
  pinEdge,
  restoreEdge,
  rewordEdge,
} from '#src/features/related/commands/curate.ts';
import { keepGraph } from '#src/features/related/commands/keep.ts';
import { listEdgeChanges } from '#src/features/related/queries/changes.ts';
import { listEdgesToCurate, listEssaysToCurate } from '#src/features/related/queries/curating.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
let essays: Record<'tea' | 'kettle' | 'cup', Awaited<ReturnType<typeof givenEssay>>>;
let by: { curator: { id: string }; now: Date };

beforeEach(async () => {
  const given = (slug: string, title: string) =>
    givenEssay(site.db, { slug, title, text: 'Tea and kettles on the ward at night.' });
  essays = {
    tea: await given('tea', 'Tea at 100%'),
    kettle: await given('kettle', 'The kettle'),
    cup: await given('cup', 'A cup_'),
  };
  await givenEssay(site.db, { slug: 'draft', title: 'The draft', status: 'draft', publishedAt: null });
  by = { curator: await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] }), now: NOW };
  await keepGraph(site.db, NOW, { anew: true });
});

const to = (slug: 'kettle' | 'cup') => ({ fromId: essays.tea.id, toId: essays[slug].id });
const shown = async () =>
  (await listEdgesToCurate(site.db, essays.tea)).map(({ slug, hand }) => [slug, hand?.hidden ?? null]);

test('a curator sees what readers see, with nobody’s hand on it', async () => {
  expect((await shown()).toSorted()).toEqual([
    ['cup', null],
    ['kettle', null],
  ]);
});

test('what a curator pinned stands first, in the order they choose', async () => {
  await pinEdge(site.db, by, to('cup'), { relation: 'answers', note: '' });
  await pinEdge(site.db, by, to('kettle'), { relation: 'reconsiders', note: 'Read it first.' });
  expect((await shown()).map(([slug]) => slug)).toEqual(['cup', 'kettle']);
  await movePin(site.db, by, to('kettle'), 'up');
  expect((await shown()).map(([slug]) => slug)).toEqual(['kettle', 'cup']);
  await expect(movePin(site.db, by, to('kettle'), 'up')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a hidden edge stays in the curators’ list until it is restored', async () => {
  await hideEdge(site.db, by, to('cup'));
  expect(await shown()).toEqual([
    ['kettle', null],
    ['cup', true],
  ]);
  await restoreEdge(site.db, by, to('cup'));
  expect((await shown()).map(([, hidden]) => hidden)).toEqual([null, null]);
});

test('each change is kept with who, what and when', async () => {
  await pinEdge(site.db, by, to('cup'), { relation: 'answers', note: '' });
  await rewordEdge(site.db, { ...by, now: new Date(NOW.getTime() + 1000) }, to('cup'), {
    relation: 'same event, other seat',
    note: '',
  });
  const changes = await listEdgeChanges(site.db, essays.tea.id);
  expect(changes.map(({ act, name, relation, to: end }) => [act, name, relation, end.slug])).toEqual([
    ['reword', 'Cora', 'same event, other seat', 'cup'],
    ['pin', 'Cora', 'answers', 'cup'],
  ]);
  expect(await listEdgeChanges(site.db, essays.cup.id)).toEqual([]);
});

test('a curator finds an essay by its address or any words of its title, signs taken as they stand', async () => {
  const found = async (sought: string) =>
    (await listEssaysToCurate(site.db, sought, essays.tea.workId)).map(({ slug }) => slug);
  expect(await found('KETTLE')).toEqual(['kettle']);
  expect(await found('cup')).toEqual(['cup']);
  expect(await found('_')).toEqual(['cup']);
  expect(await found('%')).toEqual([]);
  expect(await found('draft')).toEqual([]);
  expect((await found('')).toSorted()).toEqual(['cup', 'kettle']);
});
