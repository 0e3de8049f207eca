import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { menus, resources, suggesters, suggestions } from '#db/schema/index.ts';

const asSuggested = {
  menu: menus.title,
  address: suggestions.address,
  title: suggesters.title,
  why: suggesters.why,
  credited: suggesters.credited,
  suggestedAt: suggesters.suggestedAt,
  state: suggestions.state,
  reason: suggestions.reason,
  answeredAt: suggestions.answeredAt,
};

const of = (memberId: string) => eq(suggesters.memberId, memberId);

/** What a member suggested and what became of it, the newest first. */
export const listOwnSuggestions = (db: Database, memberId: string) =>
  db
    .select({
      id: suggestions.id,
      ...asSuggested,
      menuSlug: menus.slug,
      /** The resource that it became, while it stands in a menu. */
      resourceId: sql<string | null>`(select ${resources.id} from ${resources}
        where ${resources.id} = ${suggestions.resourceId} and ${resources.retiredAt} is null)`,
    })
    .from(suggesters)
    .innerJoin(suggestions, eq(suggestions.id, suggesters.suggestionId))
    .innerJoin(menus, eq(menus.id, suggestions.menuId))
    .where(of(memberId))
    .orderBy(desc(suggesters.suggestedAt), desc(suggesters.id));

export type OwnSuggestion = Awaited<ReturnType<typeof listOwnSuggestions>>[number];

/** All that a member suggested, and what they answered as a curator, for their download. */
export async function findSuggestedRecord(db: Database, memberId: string) {
  const { address, state, reason, answeredAt } = suggestions;
  const [suggested, answered] = await Promise.all([
    db
      .select(asSuggested)
      .from(suggesters)
      .innerJoin(suggestions, eq(suggestions.id, suggesters.suggestionId))
      .innerJoin(menus, eq(menus.id, suggestions.menuId))
      .where(of(memberId))
      .orderBy(suggesters.suggestedAt),
    db
      .select({ menu: menus.title, address, state, reason, answeredAt })
      .from(suggestions)
      .innerJoin(menus, eq(menus.id, suggestions.menuId))
      .where(eq(suggestions.answeredBy, memberId))
      .orderBy(answeredAt),
  ]);
  return { suggestions: suggested, suggestionsAnswered: answered };
}
