import { expect, test } from 'vitest';
import { refusalOf, storedSize, widthsOf } from '#src/features/media/rules/sizes.ts';

const still = (width: number, height: number) => ({ width, height, frames: 1 });

test('a photograph of 40 megapixels is taken, and one more row is not', () => {
  expect(refusalOf(still(8000, 5000))).toBeUndefined();
  expect(refusalOf(still(8000, 5001))).toMatch(/41 megapixels; at most 40/);
});

test('a moving picture counts with all its frames', () => {
  expect(refusalOf({ width: 600, height: 400, frames: 150 })).toBeUndefined();
  expect(refusalOf({ width: 600, height: 400, frames: 200 })).toMatch(/48 megapixels/);
  expect(refusalOf({ width: 1, height: 1, frames: 301 })).toMatch(/301 moving pictures; at most 300/);
});

test('a picture longer than WebP can hold is refused', () => {
  expect(refusalOf(still(100, 16_001))).toMatch(/longer than 16,000 pixels/);
});

test.each([
  [still(200, 100), 200, 100],
  [still(6000, 4000), 2400, 1600],
  [still(4000, 6000), 2000, 3000],
  [still(1000, 16_000), 612, 9798],
  [still(16_000, 1), 2400, 1],
  [{ width: 1920, height: 1080, frames: 12 }, 960, 540],
])('%j is stored at %i × %i at most', (claim, width, height) => {
  expect(storedSize(claim)).toEqual({ width, height });
});

test('no two stored widths are close together', () => {
  expect(widthsOf({ width: 2400, animated: false })).toEqual([480, 960, 1600, 2400]);
  expect(widthsOf({ width: 1000, animated: false })).toEqual([480, 1000]);
  expect(widthsOf({ width: 300, animated: false })).toEqual([300]);
  expect(widthsOf({ width: 960, animated: true })).toEqual([960]);
});
