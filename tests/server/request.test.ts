import { expect, test } from 'vitest';
import { isSanePath, tidyPath } from '#src/server/request.ts';

test.each([
  '/a/%00',
  '/%zz',
  '//evil.example/',
  '/a\0',
  `/${'x'.repeat(9000)}`,
  'http://evil.example/',
  '/a%5C..',
])('%j is no address of the site', (url) => {
  expect(isSanePath(url)).toBe(false);
});

test.each([
  ['/essays', '/essays/'],
  ['/essays?page=2', '/essays/?page=2'],
  ['/essays//one/', '/essays/one/'],
  ['/essays/one', '/essays/one/'],
])('%s is really at %s', (given, tidy) => {
  expect(tidyPath(given)).toBe(tidy);
});

test.each([
  '/',
  '/essays/',
  '/feed.xml',
  '/api/essays',
  '/health',
  '/essays/?page=2',
  '/essays/one/card.png',
])('%s stands as it is', (url) => {
  expect(tidyPath(url)).toBeUndefined();
});
