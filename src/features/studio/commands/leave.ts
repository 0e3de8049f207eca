import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { drafts, revisions } from '#db/schema/index.ts';
import { listDraftsOnlyOf } from '../queries/leaving.ts';
import { removeEssays } from './sweep.ts';

/**
 * Removes what readers never saw and nobody else works on, because nobody could look after it. @returns how much.
 */
export async function removeDraftsOnlyOf(tx: Database, memberId: string): Promise<number> {
  const own = await listDraftsOnlyOf(tx, memberId);
  const essayIds = own.map(({ essayId }) => essayId);
  if (essayIds.length > 0) await removeEssays(tx, essayIds);
  return own.length;
}

/** Forgets the drafts and revisions of essays that stay offline, so that nobody goes on with them. */
export async function forgetDrafts(tx: Database, essayIds: string[]) {
  if (essayIds.length === 0) return;
  await tx.delete(drafts).where(inArray(drafts.essayId, essayIds));
  await tx.delete(revisions).where(inArray(revisions.essayId, essayIds));
}

interface Renaming {
  /** Whose name goes. */
  from: string;
  /** Who signs instead; none: nobody. */
  to?: string | undefined;
  /** Whether the voice of the byline goes as well. */
  dropVoices?: boolean;
  /** Only in these essays; none: everywhere. */
  essayIds?: string[];
}

/** Lets drafts and revisions name someone else, or nobody, in the place of an author. */
export async function renameSigner(tx: Database, { from, to, dropVoices = false, essayIds }: Renaming) {
  if (essayIds?.length === 0) return;
  const byline = to ? sql`one || jsonb_build_object('author', ${to}::text)` : sql`one`;
  const renamed = (matter: PgColumn): SQL => sql`jsonb_set(${matter}, '{authors}', (
    select coalesce(jsonb_agg(case when one->>'author' <> ${from} then one
      when ${dropVoices}::boolean then (${byline}) - 'voice' else ${byline} end order by place), '[]')
    from jsonb_array_elements(${matter}->'authors') with ordinality authors(one, place)
    where ${Boolean(to)}::boolean or one->>'author' <> ${from}))`;
  const names = (matter: PgColumn) =>
    sql`${matter}->'authors' @> ${JSON.stringify([{ author: from }])}::jsonb`;
  await tx
    .update(drafts)
    .set({ matter: renamed(drafts.matter) })
    .where(and(names(drafts.matter), essayIds && inArray(drafts.essayId, essayIds)));
  await tx
    .update(revisions)
    .set({ matter: renamed(revisions.matter) })
    .where(and(names(revisions.matter), essayIds && inArray(revisions.essayId, essayIds)));
}
