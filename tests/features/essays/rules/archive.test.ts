import { expect, test } from 'vitest';
import { archiveAddress, pageNumberOf, yearOf } from '#src/features/essays/rules/archive.ts';

test('nonsense for a page number is the first page', () => {
  for (const asked of [null, '', '0', '-1', '1.5', '1e9', 'two', '\0', '٣', '9'.repeat(10_000)])
    expect(pageNumberOf(asked)).toBe(1);
  expect(pageNumberOf('7')).toBe(7);
});

test('a page number beyond any database is brought down to one it can count to', () => {
  expect(pageNumberOf('999999999')).toBe(100_000);
});

test('only four digits are a year', () => {
  expect(yearOf('2025')).toBe(2025);
  for (const asked of [null, '', '25', '20255', '0000', 'year']) expect(yearOf(asked)).toBeUndefined();
});

test('the first page has no number in its address', () => {
  expect(archiveAddress(undefined, 1)).toBe('/essays/');
  expect(archiveAddress(2025, 2)).toBe('/essays/?year=2025&page=2');
});
