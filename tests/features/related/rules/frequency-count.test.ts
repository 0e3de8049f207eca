import { expect, test } from 'vitest';
import { inBatches } from '#src/features/related/rules/batches.ts';
import { FrequencyCount } from '#src/features/related/rules/frequency-count.ts';
import { isOutgrown } from '#src/features/related/rules/growth.ts';

test('terms are counted by works, and those of one work are not kept', () => {
  const count = new FrequencyCount();
  count.add([1, -2, 3_000_000]);
  count.add([1, -2]);
  count.add([1]);
  expect([...count.repeated()].toSorted(([one], [other]) => one - other)).toEqual([
    [-2, 2],
    [1, 3],
  ]);
  expect([1, -2, 3_000_000, 7].map((term) => count.of(term))).toEqual([3, 2, 0, 0]);
});

test('as many terms as there are keep their count', () => {
  const count = new FrequencyCount();
  const terms = Array.from({ length: 100_000 }, (_, at) => Math.imul(at, 0x9e3779b1));
  count.add(terms);
  count.add(terms);
  expect([...count.repeated()]).toHaveLength(terms.length);
  expect(terms.every((term) => count.of(term) === 2)).toBe(true);
});

test('a long list comes in parts, the last one shorter', () => {
  expect([...inBatches([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...inBatches([], 2)]).toEqual([]);
});

test('a snapshot serves until the site has grown by a tenth, and one that was cut short does not', () => {
  const snapshot = { works: { en: 90, de: 10 }, finishedAt: new Date() };
  expect(isOutgrown(snapshot, 110)).toBe(false);
  expect(isOutgrown(snapshot, 111)).toBe(true);
  expect(isOutgrown({ ...snapshot, finishedAt: null }, 100)).toBe(true);
  expect(isOutgrown(undefined, 1)).toBe(true);
  expect(isOutgrown(undefined, 0)).toBe(false);
});
