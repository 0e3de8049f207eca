import { expect, test } from 'vitest';
import { applyChange } from '#src/features/menus/rules/apply.ts';
import type { MenuChange } from '#src/features/menus/rules/change.ts';
import type { MenuTree, TreeSection } from '#src/features/menus/rules/tree.ts';

const link = (id: string) => ({ id, url: `https://${id}.example/`, title: id, annotation: '' });
const section = (id: string, resources: string[], sections: TreeSection[] = []): TreeSection => ({
  ...{ id, title: id, description: '' },
  ...{ resources: resources.map(link), sections },
});
const tree: MenuTree = {
  title: 'Help',
  description: '',
  sections: [section('near', ['a', 'b'], [section('nearer', ['c'])]), section('far', [])],
  retired: [{ ...link('old'), section: 'far', retiredAt: '2026-01-01T00:00:00.000Z', reason: 'Closed.' }],
};
const after = (change: MenuChange) =>
  applyChange(tree, change, {
    now: new Date('2026-11-03T23:30:00Z'),
    today: '2026-11-04',
    newId: () => 'new',
  });
const outline = (sections: TreeSection[]): string =>
  sections
    .map((one) => `${one.id}(${one.resources.map(({ id }) => id).join(' ')}${outline(one.sections)})`)
    .join('');

test('what a curator sees stays as it was until it is saved', () => {
  const before = structuredClone(tree);
  after({ kind: 'remove-resource', id: 'a' });
  expect(tree).toEqual(before);
});

test('a section is moved with all that stands under it', () => {
  const moved = after({ kind: 'place-section', id: 'near', under: 'far', before: null });
  expect(outline(moved.sections)).toBe('far(near(a bnearer(c)))');
});

test('a section cannot be moved under itself', () => {
  const inward: MenuChange = { kind: 'place-section', id: 'near', under: 'nearer', before: null };
  expect(() => after(inward)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('what would have stood before something that has gone meanwhile comes last', () => {
  const moved = after({ kind: 'place-resource', id: 'a', section: 'near', before: 'gone' });
  expect(outline(moved.sections)).toBe('near(b anearer(c))far()');
});

test('an edited resource keeps its place, its id and who suggested it, and loses the copy of its old address', () => {
  const given = structuredClone(tree);
  Object.assign(given.sections[0]?.resources[0] ?? {}, {
    archived: 'https://copy.example/',
  });
  const resource = { url: 'https://new.example/', title: 'A', annotation: 'New.' };
  const edited = applyChange(
    given,
    { kind: 'edit-resource', id: 'a', resource },
    { now: new Date(), today: '2026-11-04', newId: () => 'new' },
  );
  expect(edited.sections[0]?.resources[0]).toEqual({ ...resource, id: 'a' });
});

test('a retired resource remembers when and why, and comes back to its section', () => {
  const retired = after({ kind: 'retire', id: 'c', reason: 'It closed.' });
  expect(retired.retired.map(({ id }) => id)).toEqual(['c', 'old']);
  expect(retired.retired[0]).toMatchObject({ section: 'nearer', retiredAt: '2026-11-03T23:30:00.000Z' });
  expect(outline(after({ kind: 'revive', id: 'old' }).sections)).toBe('near(a bnearer(c))far(old)');
});

test('what was retired from a section that is removed comes back to the first one', () => {
  expect(after({ kind: 'remove-section', id: 'far' }).retired[0]?.section).toBe('near');
});

test('a look is noted under the day it is where the site is', () => {
  expect(after({ kind: 'check', id: 'b' }).sections[0]?.resources[1]?.checked).toBe('2026-11-04');
});

test('new addresses are taken all at once, and a copy of what stood at the former one goes', () => {
  const copied = after({ kind: 'link-archive', id: 'a', archived: 'https://archive.example/a' });
  const moves = ['a', 'c'].map((id) => ({ id, from: `https://${id}.example/`, to: `https://${id}.new/` }));
  const making = { now: new Date(0), today: '2026-11-04', newId: () => 'new' };
  const taken = applyChange(copied, { kind: 'take-addresses', moves }, making);
  expect(taken.sections[0]?.resources[0]).toEqual({
    ...link('a'),
    url: 'https://a.new/',
    archived: undefined,
  });
  expect(taken.sections[0]?.sections[0]?.resources[0]).toMatchObject({ url: 'https://c.new/' });
});

test('an address that somebody else has changed meanwhile is not written over', () => {
  const moves = [{ id: 'a', from: 'https://seen.example/', to: 'https://new.example/' }];
  expect(() => after({ kind: 'take-addresses', moves })).toThrow(
    expect.objectContaining({ code: 'CONFLICT' }),
  );
});
