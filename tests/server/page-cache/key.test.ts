import { expect, test } from 'vitest';
import { cacheKey } from '#src/server/page-cache/key.ts';

test.each([
  ['/essays/', '/essays/'],
  ['/essays/?year=2026&page=2', '/essays/?page=2&year=2026'],
  ['/essays/?page=2&year=2026&utm_source=x', '/essays/?page=2&year=2026'],
  ['/essays/one/?x=1', '/essays/one/'],
  ['/topics/care/?page=3&year=1', '/topics/care/?page=3'],
  ['/api/essays?limit=5&cursor=a', '/api/essays?cursor=a&limit=5'],
])('%s is kept as %s', (url, key) => {
  expect(cacheKey(url)).toBe(key);
});

test.each(['/search/', '/search/?q=x', '/api/search?q=x'])('%s is not kept', (url) => {
  expect(cacheKey(url)).toBeUndefined();
});
