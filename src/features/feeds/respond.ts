import type { APIContext } from 'astro';
import { atomOf, type Feed, jsonFeedOf, rssOf } from './rules.ts';

const FORMATS = {
  rss: { write: rssOf, type: 'application/rss+xml; charset=utf-8' },
  atom: { write: atomOf, type: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeedOf, type: 'application/feed+json; charset=utf-8' },
};

/** Answers with a feed in a format, kept until one of the tags changes; 404 where there is none. */
export function respondWithFeed(
  context: APIContext,
  feed: Feed | undefined,
  format: keyof typeof FORMATS,
  tags: string[],
) {
  context.cache.set({ maxAge: 60, tags: ['site', ...tags] });
  if (!feed) return new Response(null, { status: 404 });
  const { write, type } = FORMATS[format];
  return new Response(write(feed), { headers: { 'Content-Type': type } });
}
