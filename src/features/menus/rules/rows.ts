import type { MenuFileResource } from './file.ts';
import type { MenuTree, TreeResource, TreeSection } from './tree.ts';

/** A section as the database keeps it. */
export interface SectionRow {
  id: string;
  menuId: string;
  parentId: string | null;
  position: number;
  title: string;
  description: string;
}

/** What a resource leads to: an outside address, or something of this site by its slug. */
export interface LeadsTo {
  kind: 'url' | 'essay' | 'topic' | 'series' | 'page';
  to: string;
}

/** A resource as the database keeps it, but with the slug of what it leads to instead of its id. */
export interface ResourceRow {
  id: string;
  sectionId: string;
  position: number | null;
  leadsTo: LeadsTo;
  title: string;
  annotation: string;
  lang: string | null;
  cost: string | null;
  format: string | null;
  recommendedBy: string | null;
  interest: string | null;
  checkedOn: string | null;
  archivedUrl: string | null;
  retiredAt: Date | null;
  retiredReason: string | null;
}

/** The rows of a menu's sections, each after the one above it. */
export const sectionRows = (
  sections: TreeSection[],
  menuId: string,
  parentId: string | null = null,
): SectionRow[] =>
  sections.flatMap(({ id, title, description, sections: nested }, position) => [
    { id, menuId, parentId, position, title, description },
    ...sectionRows(nested, menuId, id),
  ]);

/** The rows of all that stands in a menu or was retired from it. */
export function resourceRows(tree: MenuTree): ResourceRow[] {
  const standing = (sections: TreeSection[]): ResourceRow[] =>
    sections.flatMap((section) => [
      ...section.resources.map((resource, position) => rowOf(resource, section.id, position)),
      ...standing(section.sections),
    ]);
  const retired = tree.retired.map((resource) => ({
    ...rowOf(resource, resource.section, null),
    retiredAt: new Date(resource.retiredAt),
    retiredReason: resource.reason,
  }));
  return [...standing(tree.sections), ...retired];
}

const rowOf = (resource: TreeResource, sectionId: string, position: number | null): ResourceRow => ({
  id: resource.id,
  sectionId,
  position,
  leadsTo: leadsTo(resource),
  title: resource.title ?? '',
  annotation: resource.annotation,
  lang: resource.lang ?? null,
  cost: resource.cost ?? null,
  format: resource.format ?? null,
  recommendedBy: resource.recommendedBy ?? null,
  interest: resource.interest ?? null,
  checkedOn: resource.checked ?? null,
  archivedUrl: resource.archived ?? null,
  retiredAt: null,
  retiredReason: null,
});

/** What a resource leads to. */
export function leadsTo(resource: MenuFileResource): LeadsTo {
  if ('url' in resource) return { kind: 'url', to: resource.url };
  if ('essay' in resource) return { kind: 'essay', to: resource.essay };
  if ('topic' in resource) return { kind: 'topic', to: resource.topic };
  if ('series' in resource) return { kind: 'series', to: resource.series };
  return { kind: 'page', to: resource.page };
}

/** Which rows have to be written, and the ids of those that are gone. */
export function rowsToWrite<Row extends { id: string }>(before: Row[], after: Row[]) {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    changed: after.filter((row) => known.get(row.id) !== JSON.stringify(row)),
    gone: before.map(({ id }) => id).filter((id) => !kept.has(id)),
  };
}
