import { isSamePlace } from '../../links/rules/place.ts';
import { type LeadsTo, leadsTo } from './rows.ts';
import { type MenuTree, sectionsOf, type TreeResource, waysOf } from './tree.ts';

/** What happened to a resource, as readers would put it; whoever did it stays out of it. */
export interface News {
  what: 'came' | 'moved' | 'anew' | 'retired' | 'revived' | 'left';
  id: string;
  /** Empty for something of this site that keeps its own title. */
  title: string;
  leadsTo: LeadsTo;
  annotation: string;
  /** The way to the section it stands or stood in, such as `Near › Nearer`. */
  section: string;
  /** Why it is no longer recommended. */
  reason?: string;
}

/** What of the difference between two versions of a menu is news: order, checks and small print are not. */
export function newsBetween(before: MenuTree, after: MenuTree): News[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  const retired = new Map(after.retired.map((one) => [one.id, one]));
  const revived = new Set(before.retired.map(({ id }) => id));
  const news: News[] = [];
  for (const [id, now] of is) {
    const what = happenedTo(was.get(id), now) ?? (was.has(id) ? undefined : 'came');
    if (what) news.push(newsOf(what === 'came' && revived.has(id) ? 'revived' : what, now));
  }
  for (const [id, then] of was) {
    if (is.has(id)) continue;
    const reason = retired.get(id)?.reason;
    news.push(reason === undefined ? newsOf('left', then) : { ...newsOf('retired', then), reason });
  }
  return news;
}

interface Place {
  resource: TreeResource;
  sectionId: string;
  section: string;
}

function placesOf({ sections }: MenuTree): Map<string, Place> {
  const ways = new Map(waysOf(sections).map(({ id, path }) => [id, path]));
  return new Map(
    [...sectionsOf(sections)].flatMap(({ section: { id, title, resources } }) =>
      resources.map((resource) => [resource.id, { resource, sectionId: id, section: ways.get(id) ?? title }]),
    ),
  );
}

function happenedTo(then: Place | undefined, now: Place) {
  if (!then) return undefined;
  if (then.sectionId !== now.sectionId) return 'moved';
  const [before, after] = [then.resource, now.resource];
  return words(before) === words(after) && leadToSame(before, after) ? undefined : 'anew';
}

const words = (resource: TreeResource) => JSON.stringify([resource.title ?? '', resource.annotation]);

function leadToSame(one: TreeResource, other: TreeResource) {
  const [from, to] = [leadsTo(one), leadsTo(other)];
  return from.kind === to.kind && (from.to === to.to || (from.kind === 'url' && isSamePlace(from.to, to.to)));
}

const newsOf = (what: News['what'], { resource, section }: Place): News => ({
  what,
  id: resource.id,
  title: resource.title ?? '',
  leadsTo: leadsTo(resource),
  annotation: resource.annotation,
  section,
});
