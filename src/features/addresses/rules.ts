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
  'me',
  'write',
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
