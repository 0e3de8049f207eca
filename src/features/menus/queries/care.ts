import { and, asc, eq, gt, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { links, menus, resources, sections } from '#db/schema/index.ts';
import { isSamePlace } from '../../links/rules/place.ts';
import {
  type LinkCounts,
  type LinkState,
  NEEDS_DECISION,
  OUT_OF_SIGHT,
  TRIES,
} from '../../links/rules/verdict.ts';

/** What the checker and readers say of a link. */
export interface KnownLink {
  state: LinkState;
  status: number | null;
  failure: string | null;
  movedTo: string | null;
  checkedAt: Date | null;
  reports: number;
}

/** A resource whose link is not what it was. */
export interface TroubledLink extends KnownLink {
  resourceId: string;
  title: string;
  url: string;
  menu: { id: string; slug: string; title: string };
}

const known = {
  ...{ state: links.state, status: links.status, failure: links.failure, movedTo: links.movedTo },
  ...{ checkedAt: links.checkedAt, reports: links.reports },
};
const columns = {
  resourceId: resources.id,
  title: resources.title,
  url: links.url,
  ...known,
  menu: { id: menus.id, slug: menus.slug, title: menus.title },
};

/** Which of the lists that curators look after a link stands in. */
export type CareList = 'decide' | 'reported' | 'failing';

const unseen = and(
  eq(links.state, 'failing'),
  inArray(links.failure, OUT_OF_SIGHT),
  gte(links.failures, TRIES),
  sql`${links.fingerprint} ->> 'trusted' is null`,
);
const ON: Record<CareList, SQL | undefined> = {
  decide: or(
    // Where readers are offered a copy, the decision was made.
    and(inArray(links.state, NEEDS_DECISION), or(isNull(resources.archivedUrl), eq(links.state, 'moved'))),
    unseen,
  ),
  reported: and(eq(links.state, 'alive'), gt(links.reports, 0)),
  failing: and(eq(links.state, 'failing'), sql`(${unseen}) is not true`),
};

/** What a curator has to decide, what readers say against the checker, or what is being tried again; the oldest first. */
export async function listTroubledLinks(
  db: Database,
  which: CareList,
  most: number,
): Promise<TroubledLink[]> {
  return db
    .select(columns)
    .from(links)
    .innerJoin(resources, eq(resources.url, links.url))
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .innerJoin(menus, eq(menus.id, sections.menuId))
    .where(and(isNull(resources.retiredAt), ON[which]))
    .orderBy(asc(links.checkedAt), asc(resources.id))
    .limit(most);
}

/** More than anyone decides at a sitting. */
const MOST_TO_DECIDE = 1000;

/** What a curator has to decide, apart from moves that need no thought because they lead to the same place. */
export async function listToDecide(db: Database) {
  const all = await listTroubledLinks(db, 'decide', MOST_TO_DECIDE);
  const isPlain = ({ state, url, movedTo }: TroubledLink) =>
    state === 'moved' && movedTo !== null && isSamePlace(url, movedTo);
  return { plain: all.filter(isPlain), open: all.filter((link) => !isPlain(link)) };
}

/** What is known of the links of a menu, by the ids of its resources. */
export async function listKnownLinks(db: Database, menuId: string): Promise<Map<string, KnownLink>> {
  const rows = await db
    .select({ id: resources.id, ...known })
    .from(links)
    .innerJoin(resources, eq(resources.url, links.url))
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .where(and(eq(sections.menuId, menuId), isNull(resources.retiredAt)));
  return new Map(rows.map(({ id, ...link }) => [id, link]));
}

/** How the links of all menus are, by state, how many wait to be looked at, and when the last one was. */
export async function countLinkStates(db: Database) {
  const rows = await db
    .select({
      state: links.state,
      count: sql<number>`count(*)::int`,
      due: sql<number>`count(*) filter (where ${links.nextCheckAt} <= now())::int`,
      last: sql<Date | null>`max(${links.checkedAt})`.mapWith(links.checkedAt),
    })
    .from(links)
    .groupBy(links.state);
  const last = rows
    .flatMap((row) => row.last ?? [])
    .toSorted((one, other) => other.getTime() - one.getTime())[0];
  const due = rows.reduce((sum, row) => sum + row.due, 0);
  return {
    counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])) as LinkCounts,
    due,
    last,
  };
}

/** What was retired from a menu, the latest first, for readers. */
export async function listFormer(db: Database, slug: string) {
  return db
    .select({
      id: resources.id,
      title: resources.title,
      retiredAt: resources.retiredAt,
      reason: resources.retiredReason,
    })
    .from(resources)
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .innerJoin(menus, eq(menus.id, sections.menuId))
    .where(sql`${menus.slug} = ${slug} and ${resources.retiredAt} is not null`)
    .orderBy(sql`${resources.retiredAt} desc`);
}
