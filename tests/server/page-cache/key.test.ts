import { expect, test } from 'vitest';
import { cacheKey, isAnswerFor } from '#src/server/page-cache/key.ts';

test.each([
  ['/essays/', '/essays/'],
  ['/essays/?year=2026&page=2', '/essays/?page=2&year=2026'],
  ['/essays/?page=2&year=2026&utm_source=x', '/essays/?page=2&year=2026'],
  ['/essays/one/?x=1', '/essays/one/'],
  ['/topics/care/?page=3&year=1', '/topics/care/?page=3'],
  ['/?utm_source=x', '/'],
  ['/?utm_source=x&p=12', '/?p=12'],
  ['/index.php?p=12&cat=3', '/index.php?cat=3&p=12'],
  ['/article.php?id=12', '/article.php'],
  ['/api/essays?limit=5&cursor=a', '/api/essays?cursor=a&limit=5'],
])('%s is kept as %s', (url, key) => {
  expect(cacheKey(url)).toBe(key);
});

test.each(['/search/', '/search/?q=x', '/api/search?q=x'])('%s is not kept', (url) => {
  expect(cacheKey(url)).toBeUndefined();
});

test('that nothing stands somewhere is said of the very address only', () => {
  expect(isAnswerFor('/article.php?id=12', '/article.php', 404)).toBe(false);
  expect(isAnswerFor('/article.php', '/article.php', 404)).toBe(true);
  expect(isAnswerFor('/?p=12', '/?p=12', 301)).toBe(true);
  expect(isAnswerFor('/essays/tea/?utm_source=x', '/essays/tea/', 200)).toBe(true);
});
