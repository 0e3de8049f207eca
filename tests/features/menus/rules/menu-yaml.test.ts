import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { menuFile } from '#src/features/menus/rules/file.ts';
import { yamlOf } from '#src/features/menus/rules/menu-yaml.ts';
import { treeOf } from '#src/features/menus/rules/tree.ts';

test('a menu’s file says all that the menu says, and nothing empty', () => {
  const file = menuFile.parse({
    title: 'Help: a "hostile" #title',
    sections: [
      {
        title: '- Near',
        resources: [
          {
            url: 'https://a.example/',
            title: 'no',
            annotation: 'Two\nlines: *kind*.',
            cost: 'free',
            lang: 'de',
            archived: 'https://archive.example/a',
          },
          { essay: 'tea', checked: '2026-11-03' },
        ],
        sections: [{ title: 'Nearer', description: 'By foot.' }],
      },
    ],
  });
  const yaml = yamlOf(treeOf(file, undefined, () => 'id'));
  expect(menuFile.parse(parse(yaml))).toEqual(file);
  expect(yaml).not.toMatch(/""|\[\]|: *$\n(?! )|\bid\b/m);
});
