import { expect, test } from 'vitest';
import { sameAddressKey } from '#src/features/suggestions/rules/same.ts';

test.each([
  ['http://www.example.org/help/', 'https://example.org/help'],
  ['https://example.org/?utm_source=mail&a=1#top', 'https://example.org/?a=1'],
  ['https://EXAMPLE.org/?b=2&a=1', 'https://example.org/?a=1&b=2'],
  ['/essays/tea/', '/essays/tea'],
])('%s and %s are one suggestion', (one, other) => {
  expect(sameAddressKey(one)).toBe(sameAddressKey(other));
});

test.each([
  ['https://example.org/a', 'https://example.org/b'],
  ['https://example.org/?page=1', 'https://example.org/?page=2'],
  ['https://en.example.org/', 'https://de.example.org/'],
  ['https://example.org/Case', 'https://example.org/case'],
])('%s and %s are two', (one, other) => {
  expect(sameAddressKey(one)).not.toBe(sameAddressKey(other));
});
