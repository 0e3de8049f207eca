import slugify from '@sindresorhus/slugify';
import { tellingQuery, tidyEncoding, tidySearch } from './former.ts';

/** First segments that belong to the site itself; no page may take one. */
export const RESERVED_SEGMENTS = new Set([
  'essays',
  'topics',
  'series',
  'authors',
  'comments',
  'resources',
  'map',
  'search',
  'feed.xml',
  'atom.xml',
  'feed.json',
  'sitemap.xml',
  'robots.txt',
  'join',
  'sign-in',
  'sign-out',
  'reset',
  'verify',
  'unsubscribe',
  'letters',
  'me',
  'write',
  'preview',
  'curate',
  'moderate',
  'admin',
  'setup',
  'api',
  'health',
  'metrics',
  'media',
  '_astro',
  '_image',
  '404',
  '500',
  'favicon.ico',
  'favicon.svg',
]);

export const essayPath = (slug: string) => `/essays/${slug}/`;
export const pagePath = (slug: string) => `/${slug}/`;
export const topicPath = (slug: string) => `/topics/${slug}/`;
export const seriesPath = (slug: string) => `/series/${slug}/`;
export const authorPath = (handle: string) => `/authors/${handle}/`;
export const menuPath = (slug: string) => `/resources/${slug}/`;

/** Longer addresses are cut at a hyphen: nobody reads them to the end. */
const LONGEST_FROM_TITLE = 80;

/** An address made from a title in any script; empty when nothing of it can be written in Latin letters. */
export function slugFromTitle(title: string, language?: string): string {
  const whole = slugify(title, { decamelize: false, ...(language ? { locale: language } : {}) });
  if (whole.length <= LONGEST_FROM_TITLE) return whole;
  const cut = whole.slice(0, LONGEST_FROM_TITLE + 1);
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : LONGEST_FROM_TITLE);
}

/** Longer addresses are more than the database's index holds. */
const LONGEST_KEPT = 2_000;

/**
 * An address of this site as it is kept, with its query if it has one, in one form for all ways to write it; undefined for
 * one with a host or a fragment, and for one that is too long.
 */
export function tidyAddress(given: string): string | undefined {
  const url = onThisSite(given);
  if (url?.hash !== '') return undefined;
  const address = tidyEncoding(url.pathname) + tidySearch(url.search);
  return address.length <= LONGEST_KEPT ? address : undefined;
}

/** Where a redirect may lead: a path of this site, perhaps with a query or a fragment. */
export function tidyTarget(given: string): string | undefined {
  const url = onThisSite(given);
  return url && url.pathname + url.search + url.hash;
}

/** An address of this site as its path; any other as it is. */
export const withoutSite = (address: string, siteUrl: string) =>
  address.startsWith(`${siteUrl}/`) ? address.slice(siteUrl.length) : address;

const HERE = 'http://here.invalid';

/** Browsers read `/\host` and `//host` as another site, so the parser that they use decides. */
function onThisSite(given: string) {
  if (!given.startsWith('/') || !URL.canParse(given, HERE)) return undefined;
  const url = new URL(given, HERE);
  return url.origin === HERE && !url.pathname.startsWith('//') ? url : undefined;
}

/** Areas of the site that hold things with addresses of their own, which may move. */
const HOLDERS = new Set(['essays', 'topics', 'series', 'authors', 'resources', 'comments']);

/** An address taken apart into its path and its query. */
export function partsOfAddress(address: string): [path: string, search: string] {
  const question = address.indexOf('?');
  return question < 0 ? [address, ''] : [address.slice(0, question), address.slice(question)];
}

/**
 * Whether a redirect may begin at an address: not at the site's own places, but at what stood below a list, and at its
 * front with a query by which another system was asked there.
 */
export function canRedirectFrom(address: string): boolean {
  const [path, search] = partsOfAddress(address);
  const [first = '', second] = path.split('/').filter(Boolean);
  if (first === '') return tellingQuery(path, search) !== '';
  return !RESERVED_SEGMENTS.has(first) || (HOLDERS.has(first) && second !== undefined);
}

/** The query by which another system was asked at a place that is not one of this site's own; empty for any other. */
export function formerQuery(path: string, search: string): string {
  const [first = ''] = path.split('/').filter(Boolean);
  return RESERVED_SEGMENTS.has(first) ? '' : tellingQuery(path, search);
}

/** The kept path of the thing that an address stands below, such as an essay's for its feed. */
export function pathAbove(path: string): string | undefined {
  const [first, second, ...rest] = path.split('/').filter(Boolean);
  return first && second && rest.length > 0 ? `/${first}/${second}/` : undefined;
}

/** Where a path leads when what it stands below leads to `target`: it moves along where that is a place like the former. */
export const pathWithin = (path: string, above: string, target: string) =>
  target.endsWith('/') ? target + path.slice(above.length) : target;
