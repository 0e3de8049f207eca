import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { links, menus, resources, sections } from '#db/schema/index.ts';
import { remembered } from '../../../server/memory.ts';

/** A link with its annotation. */
export interface Resource {
  id: string;
  title: string;
  /** An outside address, or a path of this site. */
  url: string;
  /** Whether it leads out of this site. */
  outside: boolean;
  /** Markdown: emphasis and links only. */
  annotation: string;
  lang: string | null;
  cost: string | null;
  format: string | null;
  recommendedBy: string | null;
  interest: string | null;
  /** The day a person last looked, such as `2026-11-03`. */
  checkedOn: string | null;
  /** What became of an outside address, where it is not what it was. */
  lost: 'gone' | 'parked' | 'changed' | null;
  /** When the checker last found an outside address alive. */
  linkCheckedAt: Date | null;
  /** A copy of what stood there that a curator found. */
  archivedUrl: string | null;
}

export interface Section {
  id: string;
  title: string;
  description: string;
  resources: Resource[];
  sections: Section[];
}

export interface Menu {
  id: string;
  slug: string;
  title: string;
  description: string;
  updatedAt: Date;
  sections: Section[];
}

/** Menus that stand on many pages, whole and in the given order; kept in the process until a menu or an essay changes. */
export const listKeptMenus = (db: Database, slugs: string[]): Promise<Menu[]> =>
  remembered(`menus ${slugs.join(' ')}`, ['menus', 'essays', 'site', 'names'], () =>
    listMenusBySlug(db, slugs),
  );

export async function findMenu(db: Database, slug: string): Promise<Menu | undefined> {
  const [menu] = await listMenusBySlug(db, [slug]);
  return menu;
}

/** What readers see the resources of a menu called, by id. */
export async function listShownTitles(db: Database, menuId: string): Promise<Map<string, string>> {
  const rows = await listResources(db, [menuId]);
  return new Map(rows.map(toResource).map(({ id, title }) => [id, title]));
}

/** Every menu without its contents, by title. */
export async function listMenus(db: Database) {
  return db
    .select({
      slug: menus.slug,
      title: menus.title,
      description: menus.description,
      updatedAt: menus.updatedAt,
      source: menus.source,
      resources: sql<number>`(select count(*)::int from resources
        join sections on sections.id = resources.section_id
        where sections.menu_id = menus.id and resources.retired_at is null)`,
    })
    .from(menus)
    .orderBy(menus.title);
}

async function listMenusBySlug(db: Database, slugs: string[]): Promise<Menu[]> {
  if (slugs.length === 0) return [];
  const found = await db.select().from(menus).where(inArray(menus.slug, slugs));
  const ids = found.map((menu) => menu.id);
  if (ids.length === 0) return [];
  const [sectionRows, resourceRows] = await Promise.all([listSections(db, ids), listResources(db, ids)]);
  const under = (menuId: string, parentId: string | null): Section[] =>
    sectionRows
      .filter((section) => section.menuId === menuId && section.parentId === parentId)
      .map(({ id, title, description }) => ({
        id,
        title,
        description,
        resources: resourceRows.filter((resource) => resource.sectionId === id).map(toResource),
        sections: under(menuId, id),
      }));
  return found
    .toSorted((one, other) => slugs.indexOf(one.slug) - slugs.indexOf(other.slug))
    .map(({ id, slug, title, description, updatedAt }) => ({
      id,
      slug,
      title,
      description,
      updatedAt,
      sections: under(id, null),
    }));
}

const listSections = (db: Database, menuIds: string[]) =>
  db.select().from(sections).where(inArray(sections.menuId, menuIds)).orderBy(asc(sections.position));

/** Resources whose inner target readers may not see are left out. */
const listResources = (db: Database, menuIds: string[]) =>
  db
    .select({
      id: resources.id,
      sectionId: resources.sectionId,
      url: resources.url,
      ownTitle: resources.title,
      annotation: resources.annotation,
      lang: resources.lang,
      cost: resources.cost,
      format: resources.format,
      recommendedBy: resources.recommendedBy,
      credited,
      interest: resources.interest,
      checkedOn: resources.checkedOn,
      archivedUrl: resources.archivedUrl,
      lost: sql<
        Resource['lost']
      >`case when ${links.state} in ('gone', 'parked', 'changed') then ${links.state} end`,
      linkCheckedAt:
        sql<Date | null>`case when ${links.state} in ('alive', 'moved') then ${links.checkedAt} end`.mapWith(
          links.checkedAt,
        ),
      inner: innerTarget,
    })
    .from(resources)
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .leftJoin(links, eq(links.url, resources.url))
    .where(
      sql`${inArray(sections.menuId, menuIds)} and resources.retired_at is null and (resources.url is not null or ${innerTarget} is not null)`,
    )
    .orderBy(asc(resources.position));

/** The names of those who suggested a resource and wish to be named; see `features/suggestions`. */
const credited = sql<string[] | null>`(
  select array_agg(members.name order by suggesters.id) from suggestions
  join suggesters on suggesters.suggestion_id = suggestions.id and suggesters.credited
  join members on members.id = suggesters.member_id
  where suggestions.resource_id = resources.id)`;

/** Path and title of what an inner resource leads to, or null when readers may not see it. */
export const innerTarget = sql<{ path: string; title: string } | null>`coalesce(
  (select json_build_object('path', '/essays/' || essays.slug || '/', 'title', essays.title)
    from essays where essays.id = resources.essay_id and essays.status = 'published'),
  (select json_build_object('path', '/topics/' || topics.slug || '/', 'title', topics.name)
    from topics where topics.id = resources.topic_id),
  (select json_build_object('path', '/series/' || series.slug || '/', 'title', series.title)
    from series where series.id = resources.series_id),
  (select json_build_object('path', '/' || pages.slug || '/', 'title', pages.title)
    from pages where pages.id = resources.page_id and pages.status = 'published'))`;

type ResourceRow = Awaited<ReturnType<typeof listResources>>[number];

function toResource({ sectionId, ownTitle, inner, url, credited, ...rest }: ResourceRow): Resource {
  const recommenders = [rest.recommendedBy ?? [], credited ?? []].flat();
  return {
    ...rest,
    recommendedBy: recommenders.join(', ') || null,
    url: url ?? inner?.path ?? '/',
    title: ownTitle || (inner?.title ?? ''),
    outside: url !== null,
  };
}
