import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, menus, pages } from '#db/schema/index.ts';
import { FieldError } from '../../../errors.ts';
import { moved } from '../../../order.ts';
import { MAX_HEADER_MENUS, type SiteList } from '../rules.ts';
import { editSite } from './settings.ts';

const tables = { featured: essays, menus, pages };

/** Puts an essay, a menu or a page last in its list. @throws FieldError when it is not there, or a header would hold too many. */
export async function addToList(db: Database, list: SiteList, slug: string) {
  const table = tables[list];
  const [found] = await db.select({ slug: table.slug }).from(table).where(eq(table.slug, slug));
  if (!found) throw new FieldError('NOT_FOUND', 'slug', (w) => w.site.nothingListed(slug));
  await editSite(db, (site) => {
    if (site[list].includes(slug)) return {};
    if (list === 'menus' && site.menus.length >= MAX_HEADER_MENUS)
      throw new FieldError('CONFLICT', 'slug', (w) => w.site.headerFull);
    return { [list]: [...site[list], slug] };
  });
}

export const takeFromList = (db: Database, list: SiteList, slug: string) =>
  editSite(db, (site) => ({ [list]: site[list].filter((one) => one !== slug) }));

/** Lets something change places with the one before or after it in its list. */
export const moveInList = (db: Database, list: SiteList, slug: string, direction: 'up' | 'down') =>
  editSite(db, (site) => ({ [list]: moved(site[list], site[list].indexOf(slug), direction) }));
