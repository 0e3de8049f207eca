import { DomainError } from '../../../errors.ts';
import type { MenuFile, MenuFileResource, MenuFileSection } from './file.ts';
import { leadsTo } from './rows.ts';

/** A menu as its curators change it: what a file says, with an id for everything that can be moved or edited. */
export interface MenuTree {
  title: string;
  description: string;
  sections: TreeSection[];
  /** No longer recommended, each with the section it stood in. */
  retired: RetiredResource[];
}

/** What a menu holds before it holds anything. */
export const EMPTY_MENU: MenuTree = { title: '', description: '', sections: [], retired: [] };

export interface TreeSection {
  id: string;
  title: string;
  description: string;
  resources: TreeResource[];
  sections: TreeSection[];
}

export type TreeResource = MenuFileResource & { id: string };

export type RetiredResource = TreeResource & {
  section: string;
  /** ISO 8601. */
  retiredAt: string;
  reason: string;
};

/** Every section, a parent before those under it, with the one above it. */
export function* sectionsOf(
  sections: TreeSection[],
  under: TreeSection | null = null,
): Generator<{ section: TreeSection; under: TreeSection | null }> {
  for (const section of sections) {
    yield { section, under };
    yield* sectionsOf(section.sections, section);
  }
}

/** The sections with their ways from the top, such as `Near › Nearer`. */
export function waysOf(sections: TreeSection[]): { id: string; path: string }[] {
  const ways = new Map<TreeSection, string>();
  return [...sectionsOf(sections)].map(({ section, under }) => {
    const path = under ? `${ways.get(under)} › ${section.title}` : section.title;
    ways.set(section, path);
    return { id: section.id, path };
  });
}

/** @throws DomainError NOT_FOUND when another curator has removed it meanwhile. */
export function sectionIn(tree: MenuTree, id: string): TreeSection {
  for (const { section } of sectionsOf(tree.sections)) if (section.id === id) return section;
  throw new DomainError('NOT_FOUND', (w) => w.menus.sectionGone);
}

/** The list a resource stands in, and where. @throws DomainError NOT_FOUND when it stands in none any more. */
export function placeIn(tree: MenuTree, id: string) {
  for (const { section } of sectionsOf(tree.sections)) {
    const at = section.resources.findIndex((resource) => resource.id === id);
    const resource = section.resources[at];
    if (resource) return { section, at, resource };
  }
  throw new DomainError('NOT_FOUND', (w) => w.menus.resourceGone);
}

/** Which place of how many something has in its list, and in which section; undefined when it stands in none. */
export function orderOf(tree: MenuTree, id: string) {
  for (const { section, under } of sectionsOf(tree.sections)) {
    const itself = section.id === id;
    const list: { id: string }[] = itself ? (under?.sections ?? tree.sections) : section.resources;
    const at = list.findIndex((one) => one.id === id);
    if (at >= 0) return { place: at + 1, of: list.length, within: (itself ? under : section)?.title };
  }
  return undefined;
}

/** Whatever has the id, without what stands under it; undefined when it is not there. */
export function itemIn(tree: MenuTree, id: string): object | undefined {
  for (const { section } of sectionsOf(tree.sections)) {
    if (section.id === id) return { title: section.title, description: section.description };
    const resource = section.resources.find((one) => one.id === id);
    if (resource) return resource;
  }
  return tree.retired.find((one) => one.id === id);
}

/** What stands in the list under the id, in words; undefined when it is not there. */
export function nameIn(tree: MenuTree, id: string): string | undefined {
  for (const { section } of sectionsOf(tree.sections)) if (section.id === id) return section.title;
  const standing = [...sectionsOf(tree.sections)].flatMap(({ section }) => section.resources);
  const found = [...standing, ...tree.retired].find((resource) => resource.id === id);
  return found && (found.title ?? leadsTo(found).to);
}

/** The menu as a file of `content/menus/` would say it; what was retired stays behind. */
export const fileOf = ({ title, description, sections }: MenuTree): MenuFile => ({
  title,
  description,
  sections: sections.map(fileSection),
});

const fileSection = ({ id: _, resources, sections, ...rest }: TreeSection): MenuFileSection => ({
  ...rest,
  resources: resources.map(({ id: _id, ...resource }) => resource),
  sections: sections.map(fileSection),
});

/** A file's menu with fresh ids. What the present tree has under the same words or address keeps its id. */
export function treeOf(file: MenuFile, present: MenuTree | undefined, newId: () => string): MenuTree {
  const known = new Map<string, TreeResource>();
  const knownSections = new Map<string, string>();
  for (const { section } of sectionsOf(present?.sections ?? [])) {
    knownSections.set(section.title, section.id);
    for (const resource of section.resources) known.set(targetKey(resource), resource);
  }
  const take = (key: string) => {
    const found = known.get(key);
    known.delete(key);
    return found;
  };
  const section = ({ resources, sections, ...rest }: MenuFileSection): TreeSection => {
    const id = knownSections.get(rest.title) ?? newId();
    knownSections.delete(rest.title);
    return {
      ...rest,
      id,
      resources: resources.map((resource) => {
        const before = take(targetKey(resource));
        return { archived: before?.archived, ...resource, id: before?.id ?? newId() };
      }),
      sections: sections.map(section),
    };
  };
  const { title, description } = file;
  return { title, description, sections: file.sections.map(section), retired: present?.retired ?? [] };
}

/** What a resource leads to, as one word. */
function targetKey(resource: MenuFileResource): string {
  const { kind, to } = leadsTo(resource);
  return `${kind} ${to}`;
}
