import { xmlText } from '../feeds/rules.ts';

/** The protocol's limit: sitemaps.org/protocol.html. */
export const PLACES_PER_SITEMAP = 50_000;

export interface Place {
  path: string;
  changedAt: Date | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const sitemapOf = (places: Place[], siteUrl: string) =>
  `${HEAD}<urlset ${NAMESPACE}>\n${places.map((place) => urlOf(place, siteUrl)).join('\n')}\n</urlset>\n`;

/** The list of the parts of a sitemap that is too long for one file, numbered from 1. */
export function sitemapIndexOf(parts: number, siteUrl: string) {
  const entries = Array.from(
    { length: parts },
    (_, index) => `<sitemap><loc>${escapeXml(`${siteUrl}/sitemap-${index + 1}.xml`)}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${entries.join('\n')}\n</sitemapindex>\n`;
}

function urlOf({ path, changedAt }: Place, siteUrl: string) {
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
  return `<url><loc>${escapeXml(siteUrl + path)}</loc>${changed}</url>`;
}

const escapeXml = (text: string) =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What nobody should find by a search engine: tools, answers to questions, and what machines read. */
const UNLISTED = [
  '/search/',
  '/api/',
  '/write/',
  '/curate/',
  '/moderate/',
  '/admin/',
  '/me/',
  '/join/',
  '/sign-in/',
  '/reset/',
  '/verify/',
  '/setup/',
];

export const robotsOf = (siteUrl: string) =>
  `User-agent: *\n${UNLISTED.map((path) => `Disallow: ${path}`).join('\n')}\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
