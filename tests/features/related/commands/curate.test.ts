import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { edgeChanges } from '#db/schema/index.ts';
import { hideEdge, pinEdge, restoreEdge, rewordEdge } from '#src/features/related/commands/curate.ts';
import { rebuildGraph } from '#src/features/related/commands/rebuild.ts';
import { listRelated } from '#src/features/related/queries/related.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { choose } from '../graph.ts';

const site = useDatabase();
const WINDOWS = 'A kettle, a kettle, a window, a window. '.repeat(3);
const words = { relation: 'the other side of it', note: 'Read them together.' };
let by: { curator: { id: string }; now: Date };
let tea: Awaited<ReturnType<typeof givenEssay>>;
let keys: Awaited<ReturnType<typeof givenEssay>>;

beforeEach(async () => {
  by = { curator: await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] }), now: NOW };
  tea = await givenEssay(site.db, { slug: 'tea', text: `${WINDOWS} Talk.` });
  keys = await givenEssay(site.db, {
    slug: 'keys',
    text: `${WINDOWS} Keys.`,
  });
  await givenEssay(site.db, {
    slug: 'bells',
    text: `${WINDOWS} Talk of bells.`,
  });
  await rebuildGraph(site.db, NOW);
});

const ends = () => ({ fromId: tea.id, toId: keys.id });
const shown = async (essay = tea) =>
  (await listRelated(site.db, essay, 5)).map(({ slug, reasons }) => [slug, reasons[0]?.kind, reasons[0]?.by]);

test('what a curator pins stands first, with their words', async () => {
  expect(await shown()).toEqual([
    ['bells', 'shares-terms', undefined],
    ['keys', 'shares-terms', undefined],
  ]);
  await pinEdge(site.db, by, ends(), words);
  const [first] = await listRelated(site.db, tea, 5);
  expect(first).toMatchObject({
    slug: 'keys',
    reasons: [
      { kind: 'curated', by: 'curator', details: ['the other side of it'], note: 'Read them together.' },
      {},
    ],
  });
});

test('a curator rewords what the author said, and restoring brings that back', async () => {
  await choose(site.db, 'tea', 'keys', 'answers');
  await rewordEdge(site.db, by, ends(), words);
  expect(await shown()).toContainEqual(['keys', 'curated', 'curator']);
  await restoreEdge(site.db, by, ends());
  expect(await shown()).toContainEqual(['keys', 'curated', 'author']);
});

test('a hidden edge is gone at once, even one that the author chose, and comes back as it was', async () => {
  await choose(site.db, 'tea', 'keys', 'answers');
  const before = await shown();
  await hideEdge(site.db, by, ends());
  expect((await shown()).map(([slug]) => slug)).toEqual(['bells']);
  expect((await shown(keys)).map(([slug]) => slug)).toContain('tea');
  await restoreEdge(site.db, by, ends());
  expect(await shown()).toEqual(before);
});

test('who changed an edge, when and to what stays written down', async () => {
  await pinEdge(site.db, by, ends(), words);
  await hideEdge(site.db, by, ends());
  const log = await site.db.select().from(edgeChanges).orderBy(asc(edgeChanges.id));
  expect(log).toMatchObject([
    { ...ends(), act: 'pin', memberId: by.curator.id, ...words, changedAt: NOW },
    { ...ends(), act: 'hide', memberId: by.curator.id, relation: '', note: '' },
  ]);
});

test('editions of one work cannot be related, nor what is not published', async () => {
  const print = await givenEssay(site.db, { slug: 'tea-in-print', editionOf: 'tea' });
  const draft = await givenEssay(site.db, { slug: 'draft', status: 'draft' });
  await expect(pinEdge(site.db, by, { fromId: tea.id, toId: print.id }, words)).rejects.toThrow('editions');
  await expect(pinEdge(site.db, by, { fromId: tea.id, toId: draft.id }, words)).rejects.toThrow('published');
  expect(await site.db.select().from(edgeChanges)).toEqual([]);
});
