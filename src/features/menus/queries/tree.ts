import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { resources, sections } from '#db/schema/index.ts';
import type { MenuTree, RetiredResource, TreeResource, TreeSection } from '../rules/tree.ts';

type Head = { id: string; title: string; description: string };

/** A menu as a tree, with everything that was retired; inner targets by their present slugs. */
export async function loadTree(db: Database, { id, title, description }: Head): Promise<MenuTree> {
  const [sectionRows, resourceRows] = [await listSectionRows(db, id), await listResourceRows(db, id)];
  const standing = Map.groupBy(
    resourceRows.filter((row) => row.retiredAt === null),
    (row) => row.sectionId,
  );
  const under = (parentId: string | null): TreeSection[] =>
    sectionRows
      .filter((section) => section.parentId === parentId)
      .map((section) => ({
        id: section.id,
        title: section.title,
        description: section.description,
        resources: (standing.get(section.id) ?? []).map(resourceOf),
        sections: under(section.id),
      }));
  return { title, description, sections: under(null), retired: resourceRows.flatMap(retiredOf) };
}

const listSectionRows = (db: Database, menuId: string) =>
  db.select().from(sections).where(eq(sections.menuId, menuId)).orderBy(asc(sections.position));

const slugOf = (table: string) => sql<string | null>`(select slug from ${sql.identifier(table)} target
  where target.id = ${{ essays: resources.essayId, topics: resources.topicId, series: resources.seriesId, pages: resources.pageId }[table]})`;

const listResourceRows = (db: Database, menuId: string) =>
  db
    .select({
      ...{ id: resources.id, sectionId: resources.sectionId, url: resources.url, title: resources.title },
      ...{ annotation: resources.annotation, lang: resources.lang, cost: resources.cost },
      ...{ format: resources.format, recommendedBy: resources.recommendedBy, interest: resources.interest },
      ...{ checkedOn: resources.checkedOn, archivedUrl: resources.archivedUrl },
      retiredAt: resources.retiredAt,
      retiredReason: resources.retiredReason,
      ...{
        essay: slugOf('essays'),
        topic: slugOf('topics'),
        series: slugOf('series'),
        page: slugOf('pages'),
      },
    })
    .from(resources)
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .where(eq(sections.menuId, menuId))
    .orderBy(sql`${resources.retiredAt} desc nulls first`, asc(resources.position));

type Row = Awaited<ReturnType<typeof listResourceRows>>[number];

function resourceOf(row: Row): TreeResource {
  const rest = {
    id: row.id,
    annotation: row.annotation,
    lang: row.lang ?? undefined,
    cost: (row.cost ?? undefined) as TreeResource['cost'],
    format: row.format ?? undefined,
    recommendedBy: row.recommendedBy ?? undefined,
    interest: row.interest ?? undefined,
    checked: row.checkedOn ?? undefined,
    archived: row.archivedUrl ?? undefined,
  };
  if (row.url !== null) return { ...rest, url: row.url, title: row.title };
  const title = row.title || undefined;
  if (row.essay !== null) return { ...rest, essay: row.essay, title };
  if (row.topic !== null) return { ...rest, topic: row.topic, title };
  if (row.series !== null) return { ...rest, series: row.series, title };
  return { ...rest, page: row.page ?? '', title };
}

const retiredOf = (row: Row): RetiredResource[] =>
  row.retiredAt
    ? [
        {
          ...resourceOf(row),
          section: row.sectionId,
          retiredAt: row.retiredAt.toISOString(),
          reason: row.retiredReason ?? '',
        },
      ]
    : [];
