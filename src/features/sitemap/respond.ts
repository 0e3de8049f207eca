import type { APIContext } from 'astro';
import { database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { listPlaces } from './queries.ts';
import { PLACES_PER_SITEMAP, sitemapIndexOf, sitemapOf } from './rules.ts';

/** The whole sitemap, one of its parts from 1, or the list of the parts when it is too long for one file. */
export async function respondWithSitemap({ cache }: APIContext, part?: number) {
  cache.set({ maxAge: 60, tags: ['essays', 'menus', 'site'] });
  const { siteUrl } = settings();
  const places = await listPlaces(database());
  const parts = Math.ceil(places.length / PLACES_PER_SITEMAP);
  if (part === undefined && parts > 1) return xml(sitemapIndexOf(parts, siteUrl));
  const start = ((part ?? 1) - 1) * PLACES_PER_SITEMAP;
  const shown = places.slice(start, start + PLACES_PER_SITEMAP);
  if (shown.length === 0) return new Response(null, { status: 404 });
  return xml(sitemapOf(shown, siteUrl));
}

const xml = (body: string) =>
  new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
