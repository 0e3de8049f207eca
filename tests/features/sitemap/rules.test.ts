import { expect, test } from 'vitest';
import { robotsOf, sitemapIndexOf, sitemapOf } from '#src/features/sitemap/rules.ts';

const SITE = 'https://site.test';

test('a place is listed with its absolute address and the day it changed', () => {
  const xml = sitemapOf([{ path: '/essays/tea/', changedAt: new Date('2026-03-01T08:00:00Z') }], SITE);
  expect(xml).toContain(
    '<url><loc>https://site.test/essays/tea/</loc><lastmod>2026-03-01T08:00:00.000Z</lastmod></url>',
  );
});

test('a sitemap that is too long is a list of its parts', () => {
  expect(sitemapIndexOf(2, SITE).match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://site.test/sitemap-1.xml',
    '<loc>https://site.test/sitemap-2.xml',
  ]);
});

test('machines are kept from search, the API and the tools, and shown the sitemap', () => {
  expect(robotsOf(SITE)).toMatch(/Disallow: \/search\/\nDisallow: \/api\//);
  expect(robotsOf(SITE)).toContain('Sitemap: https://site.test/sitemap.xml');
});
