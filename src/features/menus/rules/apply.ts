import { DomainError } from '../../../errors.ts';
import type { MenuChange } from './change.ts';
import { MAX_SECTION_DEPTH } from './file.ts';
import {
  type MenuTree,
  placeIn,
  sectionIn,
  sectionsOf,
  type TreeResource,
  type TreeSection,
} from './tree.ts';

interface Making {
  now: Date;
  /** The day it is where the site is, such as `2026-11-03`. */
  today: string;
  newId(): string;
}

/**
 * The menu after a change; the given one stays as it is.
 * @throws DomainError NOT_FOUND when what it names is gone, CONFLICT when it cannot stand there.
 */
export function applyChange(before: MenuTree, change: MenuChange, making: Making): MenuTree {
  const tree = structuredClone(before);
  perform(tree, change, making);
  return tree;
}

function perform(tree: MenuTree, change: MenuChange, { now, today, newId }: Making) {
  switch (change.kind) {
    case 'describe':
      return Object.assign(tree, { title: change.title, description: change.description });
    case 'add-section': {
      const { title, description, under } = change;
      const section = { id: newId(), title, description, resources: [], sections: [] };
      return putSection(tree, section, under, null);
    }
    case 'edit-section':
      return Object.assign(sectionIn(tree, change.id), {
        title: change.title,
        description: change.description,
      });
    case 'place-section':
      return putSection(tree, takeSection(tree, change.id), change.under, change.before);
    case 'remove-section':
      return removeSection(tree, change.id);
    case 'add-resource': {
      const { resource, section, as = newId() } = change;
      return sectionIn(tree, section).resources.push({ ...resource, id: as });
    }
    case 'edit-resource': {
      const { section, at, resource } = placeIn(tree, change.id);
      return section.resources.splice(at, 1, { ...change.resource, id: resource.id });
    }
    case 'place-resource': {
      const { section, at, resource } = placeIn(tree, change.id);
      section.resources.splice(at, 1);
      return insertBefore(sectionIn(tree, change.section).resources, resource, change.before);
    }
    case 'remove-resource': {
      const { section, at } = placeIn(tree, change.id);
      return section.resources.splice(at, 1);
    }
    case 'retire': {
      const { section, at, resource } = placeIn(tree, change.id);
      section.resources.splice(at, 1);
      const { reason } = change;
      return tree.retired.unshift({ ...resource, section: section.id, retiredAt: now.toISOString(), reason });
    }
    case 'revive':
      return revive(tree, change.id);
    case 'check':
      return Object.assign(placeIn(tree, change.id).resource, { checked: today });
    case 'link-archive':
      return Object.assign(placeIn(tree, change.id).resource, { archived: change.archived });
    case 'take-addresses':
      for (const { id, from, to } of change.moves) takeAddress(placeIn(tree, id).resource, from, to);
  }
}

/** A copy of what stood at the former address is of no use any more. */
function takeAddress(resource: TreeResource, from: string, to: string) {
  if (!('url' in resource) || resource.url !== from)
    throw new DomainError('CONFLICT', (w) => w.menus.addressChanged);
  Object.assign(resource, { url: to, archived: undefined });
}

/** Takes a section out of a menu, with all that is in it. */
export function takeSection(tree: MenuTree, id: string): TreeSection {
  for (const { section, under } of sectionsOf(tree.sections)) {
    if (section.id !== id) continue;
    const siblings = under?.sections ?? tree.sections;
    siblings.splice(siblings.indexOf(section), 1);
    return section;
  }
  return sectionIn(tree, id);
}

/** Puts a section before another one, or last. @throws DomainError CONFLICT when it would stand too deep. */
export function putSection(
  tree: MenuTree,
  section: TreeSection,
  under: string | null,
  before: string | null,
) {
  const siblings = under ? sectionIn(tree, under).sections : tree.sections;
  insertBefore(siblings, section, before);
  if (depthOf(tree.sections) > MAX_SECTION_DEPTH)
    throw new DomainError('CONFLICT', (w) => w.menus.tooDeep(MAX_SECTION_DEPTH));
}

const depthOf = (sections: TreeSection[]): number =>
  sections.length === 0 ? 0 : 1 + Math.max(...sections.map((section) => depthOf(section.sections)));

function removeSection(tree: MenuTree, id: string) {
  const section = sectionIn(tree, id);
  if (section.resources.length > 0 || section.sections.length > 0)
    throw new DomainError('CONFLICT', (w) => w.menus.sectionFull);
  takeSection(tree, id);
  const orphans = tree.retired.filter((retired) => retired.section === id);
  const [home] = tree.sections;
  // What once stood there needs a section to come back to.
  if (orphans.length > 0 && !home) throw new DomainError('CONFLICT', (w) => w.menus.lastSection);
  for (const retired of orphans) retired.section = home?.id ?? '';
}

function revive(tree: MenuTree, id: string) {
  const at = tree.retired.findIndex((one) => one.id === id);
  const found = tree.retired[at];
  if (!found) throw new DomainError('NOT_FOUND', (w) => w.menus.notRetired);
  const { section, retiredAt: _at, reason: _reason, ...resource } = found;
  tree.retired.splice(at, 1);
  sectionIn(tree, section).resources.push(resource);
}

function insertBefore<Item extends { id: string }>(list: Item[], item: Item, before: string | null) {
  const at = before === null ? -1 : list.findIndex((one) => one.id === before);
  list.splice(at < 0 ? list.length : at, 0, item);
}
