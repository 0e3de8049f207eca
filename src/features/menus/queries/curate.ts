import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members, menuRevisions, menus, sections } from '#db/schema/index.ts';
import type { RecordedChange } from '../rules/change.ts';
import type { MenuFile } from '../rules/file.ts';
import type { News } from '../rules/news.ts';
import { type MenuTree, type TreeSection, waysOf } from '../rules/tree.ts';
import { loadTree } from './tree.ts';

/** A menu as its curators work on it; undefined when there is none under the slug. */
export async function findCuratedMenu(db: Database, slug: string) {
  const [menu] = await db.select().from(menus).where(eq(menus.slug, slug));
  if (!menu) return undefined;
  return { ...menu, offered: menu.offered as MenuFile | null, tree: await loadTree(db, menu) };
}

/** Every menu with its sections, by title: where something can be moved to. */
export async function listPlaces(db: Database) {
  const found = await db.select({ id: menus.id, title: menus.title }).from(menus).orderBy(menus.title);
  const rows = await db.select().from(sections).orderBy(sections.position);
  const inMenu = Map.groupBy(rows, ({ menuId }) => menuId);
  const under = (list: typeof rows, parentId: string | null): TreeSection[] =>
    list
      .filter((row) => row.parentId === parentId)
      .map((row) => ({ ...row, resources: [], sections: under(list, row.id) }));
  return found.map((menu) => ({ ...menu, ways: waysOf(under(inMenu.get(menu.id) ?? [], null)) }));
}

export type CuratedMenu = NonNullable<Awaited<ReturnType<typeof findCuratedMenu>>>;

/** A line of a menu's history. */
export interface MenuRevision {
  version: number;
  savedAt: Date;
  /** Who made the change; null for a file, and once they left. */
  by: string | null;
  change: RecordedChange;
}

export const REVISIONS_PER_PAGE = 50;

/** What was done to a menu, the newest first; `page` from 1. */
export async function listMenuRevisions(db: Database, menuId: string, page: number): Promise<MenuRevision[]> {
  const rows = await db
    .select({
      version: menuRevisions.version,
      savedAt: menuRevisions.savedAt,
      by: members.name,
      change: menuRevisions.change,
    })
    .from(menuRevisions)
    .leftJoin(members, eq(members.id, menuRevisions.savedBy))
    .where(eq(menuRevisions.menuId, menuId))
    .orderBy(desc(menuRevisions.version))
    .limit(REVISIONS_PER_PAGE)
    .offset((page - 1) * REVISIONS_PER_PAGE);
  return rows.map((row) => ({ ...row, change: row.change as RecordedChange }));
}

/** The newest changes of a menu that readers may care for, the newest first. */
export async function listMenuNews(db: Database, menuId: string, most: number) {
  const rows = await db
    .select({
      version: menuRevisions.version,
      savedAt: menuRevisions.savedAt,
      change: menuRevisions.change,
      news: menuRevisions.news,
    })
    .from(menuRevisions)
    .where(and(eq(menuRevisions.menuId, menuId), ne(menuRevisions.news, [])))
    .orderBy(desc(menuRevisions.version))
    .limit(most);
  return rows.map((row) => ({ ...row, change: row.change as RecordedChange, news: row.news as News[] }));
}

/** All a menu held at a version; undefined when that version was not kept. */
export async function findMenuRevision(db: Database, menuId: string, version: number) {
  const [row] = await db
    .select({ content: menuRevisions.content })
    .from(menuRevisions)
    .where(sql`${menuRevisions.menuId} = ${menuId} and ${menuRevisions.version} = ${version}`);
  return row?.content as MenuTree | undefined;
}
