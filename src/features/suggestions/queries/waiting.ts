import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members, menus, sections, suggesters, suggestions } from '#db/schema/index.ts';
import { sameAddressKey } from '../rules/same.ts';

/** What a member says of what they suggest; their name only where they wish to be named. */
export interface SuggestedWith {
  title: string;
  why: string;
  /** The title of the section in which they would look for it. */
  section: string | null;
  sectionId: string | null;
  credited: string | null;
}

/** Something that waits for a curator. */
export interface WaitingSuggestion {
  id: string;
  address: string;
  suggestedAt: Date;
  menu: { id: string; slug: string; title: string };
  with: SuggestedWith[];
}

export const countWaitingSuggestions = (db: Database) =>
  db.$count(suggestions, eq(suggestions.state, 'waiting'));

/** What waits, the oldest first, at most so many. */
export async function listWaitingSuggestions(db: Database, most: number): Promise<WaitingSuggestion[]> {
  return selectWaiting(db).orderBy(asc(suggestions.suggestedAt), asc(suggestions.id)).limit(most);
}

/** One that waits; undefined once it was answered or taken back. */
export async function findWaitingSuggestion(
  db: Database,
  id: string,
): Promise<WaitingSuggestion | undefined> {
  const [found] = await selectWaiting(db, id);
  return found;
}

const selectWaiting = (db: Database, id?: string) =>
  db
    .select({
      id: suggestions.id,
      address: suggestions.address,
      suggestedAt: suggestions.suggestedAt,
      menu: { id: menus.id, slug: menus.slug, title: menus.title },
      with: sql<SuggestedWith[]>`(select json_agg(json_build_object(
          'title', ${suggesters.title}, 'why', ${suggesters.why},
          'section', ${sections.title}, 'sectionId', ${sections.id},
          'credited', case when ${suggesters.credited} then ${members.name} end) order by ${suggesters.id})
        from ${suggesters} join ${members} on ${members.id} = ${suggesters.memberId}
        left join ${sections} on ${sections.id} = ${suggesters.sectionId}
        where ${suggesters.suggestionId} = ${suggestions.id})`,
    })
    .from(suggestions)
    .innerJoin(menus, eq(menus.id, suggestions.menuId))
    .where(and(eq(suggestions.state, 'waiting'), id ? eq(suggestions.id, id) : undefined))
    .$dynamic();

/** When and why the same thing was declined for the same menu before, the latest first. */
export const listEarlierDeclines = (db: Database, { menu, address }: WaitingSuggestion) =>
  db
    .select({ at: suggestions.answeredAt, reason: suggestions.reason })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.menuId, menu.id),
        eq(suggestions.addressKey, sameAddressKey(address)),
        eq(suggestions.state, 'declined'),
      ),
    )
    .orderBy(desc(suggestions.answeredAt));
