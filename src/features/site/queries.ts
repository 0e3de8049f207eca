import type { Database } from '#db/client.ts';
import { site } from '#db/schema/index.ts';
import { remembered } from '../../server/memory.ts';
import { followSlugs } from '../addresses/queries.ts';
import { essayPath, pagePath } from '../addresses/rules.ts';
import { changedSettings, type SiteSettings, siteSettings } from './rules.ts';

/** The site's settings; kept in the process until the tag `site` changes. */
export const findSite = (db: Database): Promise<SiteSettings> =>
  remembered('site', ['site', 'essays', 'pages'], async () => {
    const [row] = await db.select({ settings: site.settings }).from(site);
    return withPresentSlugs(db, siteSettings.parse(row?.settings ?? { name: 'Commonplace' }));
  });

/** The settings with the essays and pages that they name by a former slug named by their present one. */
export async function withPresentSlugs(db: Database, settings: SiteSettings): Promise<SiteSettings> {
  const featured = await followSlugs(db, essayPath, settings.featured);
  const pages = await followSlugs(db, pagePath, settings.pages);
  return { ...settings, featured: [...featured.values()], pages: [...pages.values()] };
}

/** A file that changed after the site was edited in the browser: what it says now and of what it said another thing. */
export async function findOffer(db: Database) {
  const [row] = await db.select().from(site);
  if (!row?.offered) return undefined;
  const offered = siteSettings.parse(row.offered);
  const settings = changedSettings(siteSettings.parse(row.filed), offered);
  return { present: siteSettings.parse(row.settings), offered, settings };
}

/** Who has the say over the site's settings. */
export async function findSiteSource(db: Database) {
  const [row] = await db.select({ source: site.source }).from(site);
  return row?.source ?? 'file';
}
