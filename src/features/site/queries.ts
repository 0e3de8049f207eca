import type { Database } from '#db/client.ts';
import { site } from '#db/schema/index.ts';
import { remembered } from '../../server/memory.ts';
import { type SiteSettings, siteSettings } from './rules.ts';

/** The site's settings; kept in the process until the tag `site` changes. */
export const findSite = (db: Database): Promise<SiteSettings> =>
  remembered('site', ['site'], async () => {
    const [row] = await db.select({ settings: site.settings }).from(site);
    return siteSettings.parse(row?.settings ?? { name: 'Commonplace' });
  });
