import { expect, test } from 'vitest';
import { flattened } from '#src/features/menus/rules/depth.ts';
import type { MenuFileSection } from '#src/features/menus/rules/file.ts';

const section = (title: string, ...sections: MenuFileSection[]): MenuFileSection => ({
  ...{ title, description: `About ${title}.`, sections },
  resources: [{ url: `https://${title}.example/`, title, annotation: '' }],
});
const outline = (sections: MenuFileSection[]): string =>
  sections.map((one) => `${one.title}${one.resources.length}(${outline(one.sections)})`).join(' ');

test('three levels stay as they are', () => {
  const menu = [section('a', section('b', section('c')), section('d'))];
  expect(flattened(menu)).toEqual(menu);
});

test('what stands deeper keeps its order, its resources and its way', () => {
  const menu = [
    section('a', section('b', section('c', section('d', section('e')), section('f')), section('g'))),
  ];
  expect(outline(flattened(menu))).toBe('a1(b1(c1() c › d1() c › d › e1() c › f1() g1()))');
});

test('a way that is too long for a title loses its beginning', () => {
  const [, long] =
    flattened([section('a', section('b', section('x'.repeat(198), section('end'))))])[0]?.sections[0]
      ?.sections ?? [];
  expect(long?.title).toMatch(/^…x+ › end$/);
  expect(long?.title).toHaveLength(200);
});
