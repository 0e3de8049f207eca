/** The query names that routes read; all others are dropped, so that nobody can fill the cache with `?x=1`, `?x=2`. */
const DECLARED: [path: RegExp, names: string[]][] = [
  [/^\/essays\/$/, ['page', 'year']],
  [/^\/essays\/[^/]+\/$/, ['comments', 'replies', 'thread']],
  [/^\/(topics|authors)\/[^/]+\/$/, ['page']],
  [/^\/resources\/[^/]+\/$/, ['cost', 'format', 'lang']],
  [/^\/map\/$/, ['essay']],
  [/^\/moderate\/log\/$/, ['page']],
  [/^\/api\/essays$/, ['author', 'cursor', 'limit', 'topic']],
  [/^\/api\//, ['cursor', 'limit']],
];

/** Free text has no end of forms, so its answers are not kept. */
const FREE_TEXT = /^\/(api\/)?search\/?$/;

/** What a request is kept under, or undefined when its answer is not to be kept. */
export function cacheKey(url: string): string | undefined {
  const question = url.indexOf('?');
  if (question < 0) return FREE_TEXT.test(url) ? undefined : url;
  const path = url.slice(0, question);
  if (FREE_TEXT.test(path)) return undefined;
  const names = DECLARED.find(([pattern]) => pattern.test(path))?.[1] ?? [];
  const given = new URLSearchParams(url.slice(question + 1));
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}
