import { formerQuery } from '../../features/addresses/rules.ts';

/** The query names that routes read; all others are dropped, so that nobody can fill the cache with `?x=1`, `?x=2`. */
const DECLARED: [path: RegExp, names: string[]][] = [
  [/^\/essays\/$/, ['page', 'year']],
  [/^\/essays\/[^/]+\/$/, ['comments', 'replies', 'thread']],
  [/^\/(topics|authors)\/[^/]+\/$/, ['page']],
  [/^\/resources\/[^/]+\/$/, ['cost', 'format', 'lang']],
  [/^\/map\/$/, ['essay', 'topic']],
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
  const former = formerQuery(path, url.slice(question));
  if (former) return path + former;
  const names = DECLARED.find(([pattern]) => pattern.test(path))?.[1] ?? [];
  const given = new URLSearchParams(url.slice(question + 1));
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/**
 * Whether an answer that is kept under a name is right for a request: a page is, whatever else was asked; that nothing is
 * there, or that it is elsewhere now, may be said only of the very address.
 */
export const isAnswerFor = (url: string, key: string, status: number) =>
  status === 200 || url === key || !url.includes('?');
