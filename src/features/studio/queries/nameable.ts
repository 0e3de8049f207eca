import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { listMenus } from '../../menus/queries/menus.ts';
import type { Draft } from '../rules/draft.ts';

/** Something that an attribute of a component may name: its address and what it is called. */
export interface Nameable {
  slug: string;
  title: string;
}

/** What the components of a draft's text may name, by attribute: the site's menus, and other editions of its work. */
export async function listNameable(db: Database, draft: Draft): Promise<Record<string, Nameable[]>> {
  const [menu, slug] = await Promise.all([
    listMenus(db),
    draft.kind === 'essay' ? listOtherEditions(db, draft.essayId) : [],
  ]);
  return { menu: menu.map(({ slug, title }) => ({ slug, title })), slug };
}

const listOtherEditions = (db: Database, essayId: string): Promise<Nameable[]> =>
  db
    .select({ slug: essays.slug, title: essays.title })
    .from(essays)
    .where(
      and(
        eq(essays.workId, sql`(select work_id from essays where id = ${essayId})`),
        ne(essays.id, essayId),
        eq(essays.status, 'published'),
      ),
    )
    .orderBy(asc(essays.title));
