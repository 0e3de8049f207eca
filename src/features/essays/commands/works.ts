import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { essays, worksToRelate } from '#db/schema/index.ts';
import { enqueue } from '../../jobs/queue.ts';

/**
 * Lets the right edition of each work stand for it: the lead, else the original, else the earliest published. Whoever
 * changes what readers see of an essay calls this, so the graph hears of it here as well.
 */
export async function settleWorks(tx: Database, workIds: string[]) {
  if (workIds.length === 0) return;
  await tx
    .update(essays)
    .set({ standing: false })
    .where(and(inArray(essays.workId, workIds), eq(essays.standing, true)));
  const best = tx
    .selectDistinctOn([essays.workId], { id: essays.id })
    .from(essays)
    .where(and(inArray(essays.workId, workIds), eq(essays.status, 'published')))
    .orderBy(
      essays.workId,
      sql`${essays.lead} desc`,
      sql`(${essays.editionLabel} is null and not exists (
        select from essays lead where lead.work_id = ${essays.workId} and lead.lead)) desc`,
      essays.publishedAt,
    );
  await tx.update(essays).set({ standing: true }).where(inArray(essays.id, best));
  await relateAgain(tx, workIds);
}

/** Has the graph look at works again once this commits: whatever readers see of them may have changed. */
export async function relateAgain(tx: Database, workIds: string[]) {
  if (workIds.length === 0) return;
  await tx
    .insert(worksToRelate)
    .values([...new Set(workIds)].sort().map((workId) => ({ workId })))
    .onConflictDoUpdate({ target: worksToRelate.workId, set: { changedAt: sql`now()` } });
  await enqueue(tx, 'relate-works', null);
}

/** Publishes every scheduled essay whose time has come. @returns the slugs of those it published. */
export async function publishDueEssays(db: Database, now: Date): Promise<string[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .update(essays)
      .set({ status: 'published' })
      .where(and(eq(essays.status, 'scheduled'), lte(essays.publishedAt, now)))
      .returning({ slug: essays.slug, workId: essays.workId });
    if (due.length === 0) return [];
    await settleWorks(tx, [...new Set(due.map((essay) => essay.workId))]);
    await tx.execute(sql`update revisions set published = true from essays
      where revisions.essay_id = essays.id and revisions.hash = essays.hash
        and essays.slug in ${due.map((essay) => essay.slug)}`);
    await changed(tx, ['essays', 'menus', ...due.map((essay) => `essay:${essay.slug}`)]);
    return due.map((essay) => essay.slug);
  });
}
