import { expect, test } from 'vitest';
import { cut, frameOf, placeLabels, placeTitles } from '#src/features/map/rules/drawing.ts';

const frame = { x: 0, width: 1200 };

test('labels of points on one spot stand below one another', () => {
  const point = { x: 100, y: 100, lines: ['A title', 'A reason'] };
  const labels = placeLabels([point, point, point], frame);
  expect(labels.map(({ y }) => y)).toEqual([100, 136, 172]);
});

test('a label near the end of the drawing stands before its point', () => {
  const [early, late] = placeLabels(
    [
      { x: 100, y: 100, lines: ['One'] },
      { x: 1100, y: 100, lines: ['Other'] },
    ],
    frame,
  );
  expect([early?.before, late?.before]).toEqual([false, true]);
  expect(late?.x).toBeLessThan(1100);
});

test('a title gives way to the name of a region', () => {
  const region = { topic: 'care', name: 'Care', x: 100, y: 200, radius: 100, essays: 1 };
  const essay = { slug: 'a', title: 'A', lang: 'en', topic: 'care', x: 85, y: 83, connections: 0, edges: [] };
  expect(placeTitles([essay], [region], frame)[0]?.y).toBeGreaterThan(83);
});

test('a long title is cut with an ellipsis', () => {
  expect(cut('word '.repeat(40)).length).toBeLessThanOrEqual(46);
  expect(cut('word '.repeat(40))).toMatch(/…$/);
});

test('a small map stands in the middle of a wide frame', () => {
  expect(frameOf([{ x: 0, y: 0, radius: 50 }])).toEqual({ x: -600, y: -84, width: 1200, height: 168 });
});
