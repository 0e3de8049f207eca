import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { menuRevisions, menus, resources } from '#db/schema/index.ts';
import { changeMenu } from '#src/features/menus/commands/change.ts';
import { beginMenu, importIntoMenu, restoreMenu } from '#src/features/menus/commands/whole.ts';
import { findCuratedMenu } from '#src/features/menus/queries/curate.ts';
import { findMenu } from '#src/features/menus/queries/menus.ts';
import type { MenuChange } from '#src/features/menus/rules/change.ts';
import { fileOf } from '#src/features/menus/rules/tree.ts';
import { givenMember } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
const NOW = new Date('2026-11-03T09:00:00Z');
let by: string;
let other: string;

const link = (name: string) => ({
  url: `https://${name}.example/`,
  title: name,
  annotation: `About ${name}.`,
});
const menu = async () => {
  const found = await findCuratedMenu(site.db, 'help');
  if (!found) throw new Error('The menu is gone.');
  return found;
};
const change = async (wanted: MenuChange, since?: number, who = by) => {
  const { id, version } = await menu();
  return changeMenu(site.db, id, wanted, { since: since ?? version, by: who, now: NOW });
};
/** The sections with their resources, as `Help: a b`. */
const shown = async () =>
  (await menu()).tree.sections.map(
    ({ title, resources: list }) => `${title}: ${list.map((one) => one.title).join(' ')}`,
  );
const idOf = async (title: string) => {
  for (const section of (await menu()).tree.sections)
    for (const one of [section, ...section.resources]) if (one.title === title) return one.id;
  throw new Error(`There is no ${title}.`);
};

beforeEach(async () => {
  by = (await givenMember(site.db, { name: 'Ines', email: 'ines@example.org', capabilities: ['curator'] }))
    .id;
  other = (
    await givenMember(site.db, { name: 'Tomas', email: 'tomas@example.org', capabilities: ['curator'] })
  ).id;
  await beginMenu(site.db, 'help', 'Help', { by, now: NOW });
  const { id } = await menu();
  await importIntoMenu(
    site.db,
    id,
    {
      title: 'Help',
      description: '',
      sections: [
        { title: 'Near', description: '', resources: [link('a'), link('b'), link('c')], sections: [] },
        { title: 'Far', description: '', resources: [link('d')], sections: [] },
      ],
    },
    { by, now: NOW },
  );
});

test('a resource is moved before another one and into another section, and keeps its id', async () => {
  const [a, b, far] = [await idOf('a'), await idOf('b'), await idOf('Far')];
  await change({ kind: 'place-resource', id: b, section: await idOf('Near'), before: a });
  expect(await shown()).toEqual(['Near: b a c', 'Far: d']);
  await change({ kind: 'place-resource', id: a, section: far, before: null });
  expect(await shown()).toEqual(['Near: b c', 'Far: d a']);
  expect(await idOf('a')).toBe(a);
});

test('readers see a change as soon as it is made', async () => {
  await change({ kind: 'edit-resource', id: await idOf('a'), resource: { ...link('a'), title: 'Aa' } });
  const read = await findMenu(site.db, 'help');
  expect(read?.sections[0]?.resources[0]).toMatchObject({ title: 'Aa', url: 'https://a.example/' });
});

test('a resource that is retired is read about no more, and comes back with its words', async () => {
  const a = await idOf('a');
  await change({ kind: 'retire', id: a, reason: 'It closed.' });
  expect(await shown()).toEqual(['Near: b c', 'Far: d']);
  expect((await findMenu(site.db, 'help'))?.sections[0]?.resources).toHaveLength(2);
  expect((await menu()).tree.retired).toMatchObject([
    { id: a, reason: 'It closed.', annotation: 'About a.' },
  ]);
  await change({ kind: 'revive', id: a });
  expect(await shown()).toEqual(['Near: b c a', 'Far: d']);
});

test('nobody writes over words that somebody else has just changed', async () => {
  const { version } = await menu();
  const a = await idOf('a');
  await change({ kind: 'edit-resource', id: a, resource: { ...link('a'), title: 'first' } });
  await expect(
    change({ kind: 'edit-resource', id: a, resource: { ...link('a'), title: 'second' } }, version, other),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(change({ kind: 'remove-resource', id: a }, version, other)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(await shown()).toEqual(['Near: first b c', 'Far: d']);
});

test('two curators who change different things at once both have their way', async () => {
  const { version } = await menu();
  const [a, d, near] = [await idOf('a'), await idOf('d'), await idOf('Near')];
  await Promise.all([
    change({ kind: 'edit-resource', id: a, resource: { ...link('a'), title: 'A' } }, version),
    change({ kind: 'edit-resource', id: d, resource: { ...link('d'), title: 'D' } }, version, other),
    change({ kind: 'place-resource', id: d, section: near, before: a }, version, other),
  ]);
  expect(await shown()).toEqual(['Near: D A b c', 'Far: ']);
});

test('what has gone meanwhile is said to be gone', async () => {
  const a = await idOf('a');
  await change({ kind: 'remove-resource', id: a });
  await expect(change({ kind: 'check', id: a })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a section with something in it is not removed, an empty one is', async () => {
  const far = await idOf('Far');
  await expect(change({ kind: 'remove-section', id: far })).rejects.toMatchObject({ code: 'CONFLICT' });
  await change({ kind: 'remove-resource', id: await idOf('d') });
  await change({ kind: 'remove-section', id: far });
  expect(await shown()).toEqual(['Near: a b c']);
});

test('sections go three deep and no deeper', async () => {
  let under: string | null = null;
  for (const title of ['one', 'two', 'three']) {
    await change({ kind: 'add-section', under, title, description: '' });
    under =
      JSON.stringify((await menu()).tree).match(new RegExp(`"id":"([^"]+)","title":"${title}"`))?.[1] ?? null;
  }
  await expect(change({ kind: 'add-section', under, title: 'four', description: '' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a resource of this site must be there', async () => {
  const section = await idOf('Near');
  const resource = { essay: 'nowhere', annotation: '' };
  await expect(change({ kind: 'add-resource', section, resource })).rejects.toMatchObject({
    field: 'address',
  });
});

test('the history says who did what, and any version can be had back', async () => {
  const { version, tree } = await menu();
  await change({ kind: 'retire', id: await idOf('a'), reason: 'It closed.' }, undefined, other);
  await change({ kind: 'remove-resource', id: await idOf('d') });
  const { id } = await menu();
  await restoreMenu(site.db, id, version, { by, now: NOW });
  expect(fileOf((await menu()).tree)).toEqual(fileOf(tree));
  const [last] = await site.db
    .select()
    .from(menuRevisions)
    .where(eq(menuRevisions.version, version + 1));
  expect(last).toMatchObject({ savedBy: other, change: { kind: 'retire', reason: 'It closed.' } });
});

test('the last change is undone, unless somebody made another one since', async () => {
  const { id, version } = await menu();
  const mine = await change({ kind: 'remove-resource', id: await idOf('b') });
  await change({ kind: 'check', id: await idOf('a') }, undefined, other);
  const undo = (unlessChangedSince: number) =>
    restoreMenu(site.db, id, unlessChangedSince - 1, { unlessChangedSince, by, now: NOW });
  await expect(undo(mine)).rejects.toMatchObject({ code: 'CONFLICT' });
  await undo(mine + 1);
  expect((await menu()).tree.sections[0]?.resources[0]).toMatchObject({ checked: undefined });
  expect((await menu()).version).toBe(version + 3);
});

test('every change leaves the rows just as the tree says, without a hole', async () => {
  for (const title of ['c', 'a', 'b'])
    await change({
      kind: 'place-resource',
      id: await idOf(title),
      section: await idOf('Far'),
      before: await idOf('d'),
    });
  const rows = await site.db.select({ position: resources.position }).from(resources);
  expect(rows.map(({ position }) => position).toSorted()).toEqual([0, 1, 2, 3]);
  expect(await site.db.$count(menus)).toBe(1);
});
