import { and, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays, pages, previewLinks, works } from '#db/schema/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long what was thrown away can be had back. */
export const KEPT_DAYS = 30;

/** Removes for good what was thrown away long ago, and preview links that have expired. @returns how many drafts. */
export function sweepDrafts(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.delete(previewLinks).where(lte(previewLinks.expiresAt, now));
    const old = tx
      .select({ essayId: drafts.essayId, pageId: drafts.pageId })
      .from(drafts)
      .where(lte(drafts.deletedAt, new Date(now.getTime() - KEPT_DAYS * DAY_MS)));
    const gone = await old.for('update');
    const essayIds = gone.flatMap(({ essayId }) => essayId ?? []);
    const pageIds = gone.flatMap(({ pageId }) => pageId ?? []);
    if (essayIds.length > 0) await removeEssays(tx, essayIds);
    if (pageIds.length > 0) await tx.delete(pages).where(inArray(pages.id, pageIds));
    return gone.length;
  });
}

/** Removes essays with all that hangs on them; a work goes with its last edition, and takes its comments along. */
export async function removeEssays(tx: Database, essayIds: string[]) {
  const left = await tx
    .delete(essays)
    .where(inArray(essays.id, essayIds))
    .returning({ workId: essays.workId });
  const empty = sql`not exists (select from essays where essays.work_id = ${works.id})`;
  const workIds = left.map(({ workId }) => workId);
  if (workIds.length > 0) await tx.delete(works).where(and(inArray(works.id, workIds), empty));
}
