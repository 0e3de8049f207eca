import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { links, menus, resources, sections } from '#db/schema/index.ts';
import { type LinkState, NEEDS_DECISION } from '../../links/rules/verdict.ts';

/** A resource whose link is not what it was. */
export interface TroubledLink {
  resourceId: string;
  title: string;
  url: string;
  state: LinkState;
  status: number | null;
  failure: string | null;
  movedTo: string | null;
  checkedAt: Date | null;
  reports: number;
  menu: { slug: string; title: string };
}

const columns = {
  resourceId: resources.id,
  title: resources.title,
  url: links.url,
  ...{ state: links.state, status: links.status, failure: links.failure, movedTo: links.movedTo },
  ...{ checkedAt: links.checkedAt, reports: links.reports },
  menu: { slug: menus.slug, title: menus.title },
};

/** What a curator has to decide, or with `failing` what is being tried again; at most so many, the oldest first. */
export async function listTroubledLinks(
  db: Database,
  which: 'decide' | 'failing',
  most: number,
): Promise<TroubledLink[]> {
  const states: LinkState[] = which === 'decide' ? NEEDS_DECISION : ['failing'];
  return db
    .select(columns)
    .from(links)
    .innerJoin(resources, eq(resources.url, links.url))
    .innerJoin(sections, eq(sections.id, resources.sectionId))
    .innerJoin(menus, eq(menus.id, sections.menuId))
    .where(
      and(
        inArray(links.state, states),
        isNull(resources.retiredAt),
        // Where readers are offered a copy, the decision was made.
        or(isNull(resources.archivedUrl), eq(links.state, 'moved')),
      ),
    )
    .orderBy(asc(links.checkedAt), asc(resources.id))
    .limit(most);
}

/** How the links of all menus are, by state, and when the last one was looked at. */
export async function countLinkStates(db: Database) {
  const rows = await db
    .select({
      state: links.state,
      count: sql<number>`count(*)::int`,
      last: sql<Date | null>`max(${links.checkedAt})`.mapWith(links.checkedAt),
    })
    .from(links)
    .groupBy(links.state);
  const last = rows
    .flatMap((row) => row.last ?? [])
    .toSorted((one, other) => other.getTime() - one.getTime())[0];
  return { counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])), last };
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
