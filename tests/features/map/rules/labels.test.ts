import { expect, test } from 'vitest';
import { placeLabels, placeTitles } from '#src/features/map/rules/labels.ts';

const frame = { x: 0, width: 1200 };
const essay = (x: number, y: number, more: { title?: string; connections?: number } = {}) => ({
  x,
  y,
  title: 'A title',
  connections: 4,
  ...more,
});

test('labels of points on one spot stand below one another', () => {
  const point = { x: 100, y: 100, lines: ['A title', 'A reason'] };
  const [first = 0, second = 0, third = 0] = placeLabels([point, point, point], frame).map(({ y }) => y);
  expect(second - first).toBeGreaterThan(30);
  expect(third - second).toBeGreaterThan(30);
});

test('a label near the end of the drawing stands before its point', () => {
  const [early, late] = placeLabels(
    [
      { x: 100, y: 100, lines: ['One'] },
      { x: 1100, y: 100, lines: ['Other'] },
    ],
    frame,
  );
  expect([early?.anchor, late?.anchor]).toEqual(['start', 'end']);
  expect(late?.x).toBeLessThan(1100);
});

test('a title stands beside its point, or on another side where that covers something', () => {
  expect(placeTitles([essay(100, 100)], [])[0]).toMatchObject({ anchor: 'start' });
  const [left, right] = placeTitles([essay(100, 100), essay(140, 100)], []);
  expect([left?.anchor, right?.anchor]).toEqual(['end', 'start']);
});

test('a title gives way to the name of a region', () => {
  const region = { name: 'Care', x: 130, y: 220, radius: 110 };
  expect(placeTitles([essay(100, 100)], [region])[0]?.anchor).not.toBe('start');
});

test('a few essays all have their titles; of many those that cover nothing, the best connected first', () => {
  const crowd = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      essay(100 + (at % 6) * 12, 100 + Math.floor(at / 6) * 12, { connections: at }),
    );
  expect(placeTitles(crowd(30), []).every(Boolean)).toBe(true);
  const titles = placeTitles(crowd(60), []);
  expect(titles.filter(Boolean).length).toBeLessThan(20);
  expect(titles[59]).toBeDefined();
});
