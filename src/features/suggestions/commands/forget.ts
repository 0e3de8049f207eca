import { and, eq, inArray, notExists } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { suggesters, suggestions } from '#db/schema/index.ts';

/** Forgets what a member suggested: their words, their name beside resources, and what nobody else suggested. */
export async function forgetSuggestionsOf(tx: Database, memberId: string) {
  const gone = await tx
    .delete(suggesters)
    .where(eq(suggesters.memberId, memberId))
    .returning({ id: suggesters.suggestionId });
  if (gone.length === 0) return;
  await forgetUnsuggested(
    tx,
    gone.map(({ id }) => id),
  );
  await changed(tx, ['menus']);
}

/** Removes those that nobody suggests any more; what has become of them in a menu stays there. */
export async function forgetUnsuggested(tx: Database, ids: string[]) {
  const someone = tx.select().from(suggesters).where(eq(suggesters.suggestionId, suggestions.id));
  await tx.delete(suggestions).where(and(inArray(suggestions.id, ids), notExists(someone)));
}
