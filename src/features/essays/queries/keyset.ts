import { and, desc, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { cardColumns, type EssayCard, type EssayFilter, standingEssays } from './cards.ts';

/** The last essay of a part of the list; the moment with microseconds, which a Date would lose. */
export interface EssayPosition {
  publishedAt: string;
  id: string;
}

/** The next so many standing essays, newest first, and where the list goes on, if it does. */
export async function listEssaysAfter(
  db: Database,
  after: EssayPosition | undefined,
  limit: number,
  filter: EssayFilter,
): Promise<{ items: EssayCard[]; next: EssayPosition | undefined }> {
  const newestFirst = [desc(essays.publishedAt), desc(essays.id)];
  const older = after
    ? sql`(${essays.publishedAt}, ${essays.id}) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`
    : undefined;
  const ids = await db
    .select({ id: essays.id, publishedAt: exactMoment })
    .from(essays)
    .where(and(standingEssays(db, filter), older))
    .orderBy(...newestFirst)
    .limit(limit + 1);
  const shown = ids.slice(0, limit);
  if (shown.length === 0) return { items: [], next: undefined };
  const which = inArray(
    essays.id,
    shown.map((essay) => essay.id),
  );
  const items = await db
    .select(cardColumns)
    .from(essays)
    .where(which)
    .orderBy(...newestFirst);
  return { items, next: ids.length > limit ? shown.at(-1) : undefined };
}

const exactMoment = sql<string>`to_char(essays.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
