import { expect, test } from 'vitest';
import { applyChange } from '#src/features/menus/rules/apply.ts';
import type { MenuChange } from '#src/features/menus/rules/change.ts';
import { newsBetween } from '#src/features/menus/rules/news.ts';
import { EMPTY_MENU, type MenuTree } from '#src/features/menus/rules/tree.ts';

const resource = (id: string) => ({ id, url: `https://${id}.example/`, title: id, annotation: '' });
const section = (id: string, names: string[]) => ({
  ...{ id, title: id, description: '', sections: [] },
  resources: names.map(resource),
});
const menu: MenuTree = {
  ...EMPTY_MENU,
  sections: [section('near', ['a', 'b', 'c']), section('far', ['d'])],
  retired: [{ ...resource('e'), section: 'far', retiredAt: '2026-01-01T00:00:00Z', reason: 'Closed.' }],
};
const after = (change: MenuChange) =>
  applyChange(menu, change, { now: new Date(0), today: '2026-11-03', newId: () => 'new' });
const newsOf = (change: MenuChange) =>
  newsBetween(menu, after(change)).map(({ what, id, section: under }) => `${what} ${id} ${under}`);

const { id: _, ...words } = resource('a');
test.each<[string, MenuChange, string[]]>([
  [
    'a new resource comes',
    { kind: 'add-resource', section: 'far', resource: { ...words, title: 'n' } },
    ['came new far'],
  ],
  ['one that goes to another section moves', move('a', 'far'), ['moved a far']],
  [
    'https in an address is not',
    { kind: 'edit-resource', id: 'a', resource: { ...words, url: 'https://www.a.example' } },
    [],
  ],
  [
    'another address is',
    { kind: 'edit-resource', id: 'a', resource: { ...words, url: 'https://b.example/' } },
    ['anew a near'],
  ],
  ['another order in a section is no news', move('a', 'near'), []],
  [
    'other words are',
    { kind: 'edit-resource', id: 'a', resource: { ...words, annotation: 'Kind.' } },
    ['anew a near'],
  ],
  [
    'small print is not',
    { kind: 'edit-resource', id: 'a', resource: { ...words, recommendedBy: 'Mira' } },
    [],
  ],
  ['nor that somebody looked', { kind: 'check', id: 'a' }, []],
  ['one is no longer recommended', { kind: 'retire', id: 'b', reason: 'Gone.' }, ['retired b near']],
  ['one is recommended again', { kind: 'revive', id: 'e' }, ['revived e far']],
  ['one is taken out', { kind: 'remove-resource', id: 'd' }, ['left d far']],
])('%s', (_title, change, news) => {
  expect(newsOf(change)).toEqual(news);
});

function move(id: string, to: string): MenuChange {
  return { kind: 'place-resource', id, section: to, before: null };
}

test('all of a new menu is news, and nothing of an unchanged one', () => {
  expect(newsBetween(EMPTY_MENU, menu).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(newsBetween(menu, menu)).toEqual([]);
});

test('a reason for readers is told, and who recommends it is not', () => {
  const [told] = newsBetween(menu, after({ kind: 'retire', id: 'b', reason: 'Gone.' }));
  expect(told).toMatchObject({ reason: 'Gone.' });
  expect(Object.keys(told ?? {})).not.toContain('recommendedBy');
});
