import { beforeEach, expect, test } from 'vitest';
import { changeMenu } from '#src/features/menus/commands/change.ts';
import { moveToMenu, undoChange } from '#src/features/menus/commands/move.ts';
import { restoreMenu } from '#src/features/menus/commands/whole.ts';
import { findCuratedMenu, listMenuRevisions } from '#src/features/menus/queries/curate.ts';
import type { MenuFileSection } from '#src/features/menus/rules/file.ts';
import { waysOf } from '#src/features/menus/rules/tree.ts';
import { words } from '#src/words/words.ts';
import { givenMember, NOW } from '#tests/setup/cast.ts';
import { givenMenu, linkTo } from '#tests/setup/curation.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
let by: string;

const section = (title: string, names: string[], sections: MenuFileSection[] = []): MenuFileSection => ({
  ...{ title, description: '', sections },
  resources: names.map(linkTo),
});

beforeEach(async () => {
  by = (await givenMember(site.db, { name: 'Cora', capabilities: ['curator'] })).id;
  const nested = section('Nested', ['c']);
  await givenMenu(site.db, 'one', [section('Near', ['a', 'b'], [nested])], by);
  await givenMenu(site.db, 'two', [section('Far', ['d'])], by);
});

const menu = async (slug: string) => {
  const found = await findCuratedMenu(site.db, slug);
  if (!found) throw new Error('The menu is gone.');
  return found;
};
const shown = async (slug: string) => {
  const { tree } = await menu(slug);
  const list = (sections: typeof tree.sections): string[] =>
    sections.flatMap((one) => [
      `${one.title}: ${one.resources.map(({ title }) => title).join(' ')}`.trim(),
      ...list(one.sections),
    ]);
  return list(tree.sections);
};
const sectionId = async (slug: string, path: string) =>
  waysOf((await menu(slug)).tree.sections).find((way) => way.path === path)?.id ?? '';
const resourceId = async (slug: string, title: string) => {
  const all = (await menu(slug)).tree.sections.flatMap((one) => [one, ...one.sections]);
  return all.flatMap(({ resources }) => resources).find((one) => one.title === title)?.id ?? '';
};
const move = async (id: string, under: string | null) =>
  moveToMenu(
    site.db,
    { id, from: (await menu('one')).id, to: (await menu('two')).id, under },
    { by, now: NOW },
  );
const newest = async (slug: string) => {
  const [line] = await listMenuRevisions(site.db, (await menu(slug)).id, 1);
  return line && words('en').curation.change(line.change);
};

test('a resource goes to another menu with its id, and both histories say so', async () => {
  const id = await resourceId('one', 'a');
  await move(id, await sectionId('two', 'Far'));
  expect([await shown('one'), await shown('two')]).toEqual([['Near: b', 'Nested: c'], ['Far: d a']]);
  expect(await resourceId('two', 'a')).toBe(id);
  expect(await newest('one')).toBe('moved “a” to the menu “Menu two”');
  expect(await newest('two')).toBe('moved “a” here from the menu “Menu one”');
});

test('a section goes with all that is in it, and what was retired from it comes along', async () => {
  const { id, version } = await menu('one');
  const change = { kind: 'retire' as const, id: await resourceId('one', 'c'), reason: 'It closed.' };
  await changeMenu(site.db, id, change, { since: version, by, now: NOW });
  await move(await sectionId('one', 'Near'), null);
  expect([await shown('one'), await shown('two')]).toEqual([[], ['Far: d', 'Near: a b', 'Nested:']]);
  expect((await menu('two')).tree.retired).toMatchObject([{ title: 'c', reason: 'It closed.' }]);
  expect((await menu('one')).tree.retired).toEqual([]);
});

test.each(['one', 'two'])('a move is undone in both menus, from menu %s too', async (slug) => {
  const before = [await shown('one'), await shown('two')];
  const id = await sectionId('one', 'Near › Nested');
  await move(id, await sectionId('two', 'Far'));
  const { id: menuId, version } = await menu(slug);
  await undoChange(site.db, menuId, version, { by, now: NOW });
  expect([await shown('one'), await shown('two')]).toEqual(before);
  expect(await sectionId('one', 'Near › Nested')).toBe(id);
});

test('a move is not undone once somebody has changed the other menu', async () => {
  await move(await resourceId('one', 'a'), await sectionId('two', 'Far'));
  const { id, version } = await menu('two');
  const describe = { kind: 'describe' as const, title: 'Two', description: '' };
  await changeMenu(site.db, id, describe, { since: version, by, now: NOW });
  const one = await menu('one');
  await expect(undoChange(site.db, one.id, one.version, { by, now: NOW })).rejects.toThrow('has changed');
  expect(await shown('one')).toEqual(['Near: b', 'Nested: c']);
});

test('going back to a version from before a move makes a copy, and takes nothing from the other menu', async () => {
  const before = await shown('one');
  const { id, version } = await menu('one');
  await move(await sectionId('one', 'Near'), null);
  await restoreMenu(site.db, id, version, { by, now: NOW });
  expect(await shown('one')).toEqual(before);
  expect(await shown('two')).toEqual(['Far: d', 'Near: a b', 'Nested: c']);
});

test('a section does not go where it would stand too deep', async () => {
  const { id, version } = await menu('two');
  const under = await sectionId('two', 'Far');
  const added = { kind: 'add-section' as const, under, title: 'Further', description: '' };
  await changeMenu(site.db, id, added, { since: version, by, now: NOW });
  await expect(move(await sectionId('one', 'Near'), await sectionId('two', 'Far › Further'))).rejects.toThrow(
    '3 levels',
  );
  expect(await shown('one')).toHaveLength(2);
});
