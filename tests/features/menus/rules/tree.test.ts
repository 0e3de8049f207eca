import { expect, test } from 'vitest';
import type { MenuFile } from '#src/features/menus/rules/file.ts';
import { textOfTree } from '#src/features/menus/rules/lines.ts';
import { fileOf, nameIn, treeOf } from '#src/features/menus/rules/tree.ts';

const link = (name: string, annotation = '') => ({
  url: `https://${name}.example/`,
  title: name,
  annotation,
});
const file: MenuFile = {
  title: 'Help',
  description: 'Places.',
  sections: [
    {
      title: 'Near',
      description: '',
      resources: [link('a'), { essay: 'tea', annotation: 'Ours.' }],
      sections: [{ title: 'Nearer', description: 'By foot.', resources: [link('b')], sections: [] }],
    },
  ],
};
const counted = () => {
  let last = 0;
  return () => `id-${++last}`;
};
const present = treeOf(file, undefined, counted());

test('a file comes out of a menu as it went in', () => {
  expect(fileOf(present)).toEqual(file);
});

test('what a file has had before keeps its id and its copy, wherever it stands now', () => {
  const [near] = structuredClone(present).sections;
  const [a] = near?.resources ?? [];
  Object.assign(a ?? {}, { archived: 'https://copy.example/' });
  const moved: MenuFile = {
    ...file,
    sections: [
      { title: 'Else', description: '', resources: [link('a', 'New words.'), link('c')], sections: [] },
      { title: 'Nearer', description: '', resources: [], sections: [] },
    ],
  };
  const next = treeOf(moved, { ...present, sections: near ? [near] : [] }, () => 'new');
  expect(next.sections.map(({ id }) => id)).toEqual(['new', near?.sections[0]?.id]);
  expect(next.sections[0]?.resources).toEqual([
    { ...link('a', 'New words.'), id: a?.id, archived: 'https://copy.example/' },
    { ...link('c'), id: 'new' },
  ]);
});

test('the same address twice is two resources', () => {
  const twice: MenuFile = {
    ...file,
    sections: [{ title: 'Near', description: '', resources: [link('a'), link('a')], sections: [] }],
  };
  const ids = treeOf(twice, present, () => 'new').sections[0]?.resources.map(({ id }) => id);
  expect(ids).toEqual([present.sections[0]?.resources[0]?.id, 'new']);
});

test('the history names a thing by its title, or by where it leads', () => {
  const [near] = present.sections;
  expect([near, ...(near?.resources ?? [])].map((item) => nameIn(present, item?.id ?? ''))).toEqual([
    'Near',
    'a',
    'tea',
  ]);
  expect(nameIn(present, 'nothing')).toBeUndefined();
});

test('two versions are compared by all that their readers see', () => {
  const old = { ...link('old'), id: 'x', section: 'y', retiredAt: '2026-01-01T00:00:00Z', reason: 'Closed.' };
  expect(textOfTree({ ...present, retired: [old] }).split('\n\n')).toEqual([
    'Help: Places.',
    'Near',
    'a · https://a.example/',
    '/essays/tea/ · Ours.',
    'Near › Nearer: By foot.',
    'b · https://b.example/',
    '(old: Closed.)',
  ]);
});
