import {
  MAX_SECTION_DEPTH,
  type MenuFile,
  type MenuFileResource,
  type MenuFileSection,
  safeUrl,
} from '../../menus/rules/file.ts';
import type { ArrivedMenu, ArrivedResource } from './arrivals.ts';

const MOST_TITLE = 200;
const MOST_DESCRIPTION = 600;
const MOST_ANNOTATION = 2_000;

/** What an entry leads to here, and what that is called; undefined when it did not come in. */
export type FindTarget = (
  target: ArrivedResource['target'],
) => { to: { essay: string } | { page: string } | { topic: string }; title: string } | undefined;

type Fate = 'taken' | 'flattened' | 'leads-nowhere' | 'target-missing' | 'no-address';

/** A menu of a source as a file of `content/menus/` would say it, and what became of each of its entries. */
export function menuFileOf(menu: ArrivedMenu, entries: ArrivedResource[], find: FindTarget) {
  const fates = new Map<string, Fate>();
  const known = new Set(entries.map(({ key }) => key));
  const below = Map.groupBy(
    entries.toSorted((one, other) => one.position - other.position),
    ({ parentKey }) => (parentKey !== undefined && known.has(parentKey) ? parentKey : undefined),
  );

  /** What others stand under is a section, and so are words that lead nowhere. */
  const isSection = ({ key, target, title }: ArrivedResource) =>
    below.has(key) || (target.kind === 'nowhere' && title.trim() !== '');

  const linkOf = (entry: ArrivedResource, alone: boolean): MenuFileResource[] => {
    const { resource, fate } = resourceOf(entry, find);
    fates.set(entry.key, resource || !alone ? 'taken' : fate);
    return resource ? [resource] : [];
  };

  const sectionOf = (entry: ArrivedResource, above: string[]): MenuFileSection[] => {
    const title = titleOf(entry, find);
    const path = [...above, title];
    const children = below.get(entry.key) ?? [];
    const deep = path.length >= MAX_SECTION_DEPTH;
    const own = linkOf(entry, false);
    const links = children.filter((child) => !isSection(child)).flatMap((child) => linkOf(child, true));
    const nested = children.filter(isSection).flatMap((child) => sectionOf(child, path));
    const flat = path.slice(MAX_SECTION_DEPTH - 1).join(' › ');
    if (path.length > MAX_SECTION_DEPTH) fates.set(entry.key, 'flattened');
    const section = {
      title: shortened(deep ? flat : title, MOST_TITLE),
      description: own.length > 0 ? '' : shortened(entry.annotation, MOST_DESCRIPTION),
      resources: [...own, ...links],
      sections: deep ? [] : nested,
    };
    return deep ? [section, ...nested] : [section];
  };

  const top = below.get(undefined) ?? [];
  const loose = top.filter((entry) => !isSection(entry)).flatMap((entry) => linkOf(entry, true));
  const sections = top.filter(isSection).flatMap((entry) => sectionOf(entry, []));
  const title = shortened(menu.title.trim() || menu.slug, MOST_TITLE);
  const first = { title, description: '', resources: loose, sections: [] };
  const file: MenuFile = {
    title,
    description: shortened(menu.description, MOST_DESCRIPTION),
    sections: loose.length > 0 ? [first, ...sections] : sections,
  };
  // What stands in a circle is under nothing.
  for (const { key } of entries) if (!fates.has(key)) fates.set(key, 'leads-nowhere');
  return { file, fates };
}

function resourceOf(entry: ArrivedResource, find: FindTarget): { resource?: MenuFileResource; fate: Fate } {
  const { target } = entry;
  const annotation = shortened(entry.annotation, MOST_ANNOTATION);
  if (target.kind === 'nowhere') return { fate: 'leads-nowhere' };
  if (target.kind === 'outside') {
    if (!safeUrl.safeParse(target.url).success) return { fate: 'no-address' };
    return { resource: { url: target.url, title: titleOf(entry, find), annotation }, fate: 'taken' };
  }
  const found = find(target);
  if (!found) return { fate: 'target-missing' };
  const title = shortened(entry.title, MOST_TITLE) || undefined;
  return { resource: { ...found.to, title, annotation }, fate: 'taken' };
}

/** What an entry without a title is called: as what it leads to is, or by its address. */
function titleOf({ title, target, key }: ArrivedResource, find: FindTarget): string {
  const address = target.kind === 'outside' ? target.url.replace(/^https?:\/\/(www\.)?/i, '') : undefined;
  return shortened(title, MOST_TITLE) || shortened(address ?? find(target)?.title ?? key, MOST_TITLE);
}

const shortened = (text: string, most: number) => text.trim().slice(0, most).toWellFormed().trim();
