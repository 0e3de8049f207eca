/**
 * The names by which other systems ask for a text, a list or a feed at their front door, the most telling first. An address
 * with one of them is looked up before the page of its path is shown.
 */
const TELLING = [
  'p',
  'page_id',
  'attachment_id',
  'name',
  'pagename',
  'cat',
  'category_name',
  'tag',
  'author',
  'author_name',
  'm',
  'feed',
  'post_type',
  'paged',
];

/** Where such systems are asked: at their front, which may be a folder, and may be called by its file. */
const FRONT_DOOR = /^\/([^/]+\/)?(index\.php)?$/;

/** The query by which another system was asked at its front door, in one form; empty for any other address. */
export function tellingQuery(path: string, search: string): string {
  if (search.length < 2 || !FRONT_DOOR.test(path)) return '';
  return inOneForm([...new URLSearchParams(search)].filter(([name]) => TELLING.includes(name)));
}

/** One form for every order and encoding of a query. */
export const tidySearch = (search: string) => inOneForm([...new URLSearchParams(search)]);

function inOneForm(pairs: [string, string][]): string {
  const query = new URLSearchParams(pairs);
  query.sort();
  return query.size > 0 ? `?${query}` : '';
}

/** One form for every way to percent-encode a path. */
export const tidyEncoding = (path: string) => path.split('/').map(tidySegment).join('/');

function tidySegment(segment: string): string {
  try {
    return encodeURI(decodeURIComponent(segment)).replace(/[/?#]/g, encodeURIComponent);
  } catch {
    return segment;
  }
}

/** Queries that could stand in a kept address for the one that was asked, the likeliest first; the last is none. */
function queriesFor(path: string, search: string): string[] {
  const telling = tellingQuery(path, search);
  const given = new URLSearchParams(telling);
  const day = given.get('m');
  const single = TELLING.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : inOneForm([[name, value]]);
  });
  const month = day && /^\d{8}$/.test(day) ? [inOneForm([['m', day.slice(0, 6)]])] : [];
  return [...new Set([search, tidySearch(search), telling, ...single, ...month, ''])];
}

/** What other systems append to an address: further pages of a text, a list or its comments, a feed, a lighter form. */
const PART = /\/(comment-page-\d+|page\/\d+|\d{1,3}|feed(\/(rss2?|rdf|atom))?|trackback|embed|amp)\/?$/;

const FEED_FORMAT = /\/feed\/(rss2?|rdf|atom)\/?$/;

/** What they append to the name of a smaller or turned copy of a picture. */
const COPY = /-(\d{1,5}x\d{1,5}|scaled|rotated)(?=\.[a-z0-9]{2,5}$)/i;

/** The paths that may stand for one in other systems: without their file, for a part the whole, for a copy the original. */
function pathsFor(asked: string): string[] {
  const path = tidyEncoding(asked).replace(/\/index\.php(?=\/|$)/, '') || '/';
  const feed = path.replace(FEED_FORMAT, '/feed/');
  const whole = path.replace(PART, '/');
  const original = path.replace(COPY, '');
  const copies = original === path ? [] : [original, original.replace(/(\.[a-z0-9]+)$/i, '-scaled$1')];
  return [...new Set([asked, tidyEncoding(asked), path, feed, whole, ...copies])];
}

/** The kept addresses that could answer for one that was asked, the likeliest first. */
export function formerAddresses(path: string, search: string): string[] {
  const queries = queriesFor(path, search);
  const all = pathsFor(path).flatMap((one) => {
    const bare = one.replace(/\/+$/, '');
    return queries.flatMap((query) => [one, `${bare}/`, bare || '/'].map((each) => each + query));
  });
  return [...new Set(all)];
}
