import { expect, test } from 'vitest';
import { cut, frameOf, web } from '#src/features/map/rules/drawing.ts';

test('a long title is cut with an ellipsis', () => {
  expect(cut('word '.repeat(40)).length).toBeLessThanOrEqual(46);
  expect(cut('word '.repeat(40))).toMatch(/…$/);
});

test('a small map stands in the middle of a wide frame', () => {
  expect(frameOf([{ x: 0, y: 0, radius: 50 }])).toEqual({ x: -480, y: -84, width: 960, height: 168 });
});

test('a title that reaches beyond every region is within the frame', () => {
  const { x, width } = frameOf([{ x: 0, y: 0, radius: 500 }], [{ left: 0, right: 700, top: 0, bottom: 9 }]);
  expect([x, x + width]).toEqual([-534, 700]);
});

test('the web has the first edges of each essay once, and none that leaves the map', () => {
  const essay = (slug: string, x: number, to: string[]) => ({
    slug,
    title: slug,
    lang: 'en',
    topic: '',
    x,
    y: 0,
    connections: 1,
    edges: to.map((end) => ({ slug: end, title: end, lang: 'en', reasons: [] })),
  });
  const essays = [essay('a', 1, ['b', 'c']), essay('b', 2, ['a']), essay('c', 3, ['elsewhere'])];
  expect(web(essays, 2)).toMatch(/^(M\d 0L\d 0){2}$/);
  expect(web(essays, 1)).toMatch(/^M\d 0L\d 0$/);
});
