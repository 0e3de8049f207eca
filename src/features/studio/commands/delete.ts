import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, essays } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { findDraft } from '../queries/draft.ts';
import { type Draft, isShown } from '../rules/draft.ts';
import type { Writer } from '../rules/writer.ts';
import { findOpenDraft } from './save.ts';
import { show } from './withdraw.ts';

/**
 * Throws a draft away, and with it what readers see of it. For thirty days it can be had back as it was.
 * @throws DomainError NOT_FOUND; CONFLICT while it is the original of other editions.
 */
export function deleteDraft(db: Database, member: Writer, id: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const draft = await findOpenDraft(tx, member, id);
    await refuseOriginal(tx, draft);
    await tx
      .update(drafts)
      .set({ deletedAt: now, statusBefore: draft.status, review: 'none', submittedAt: null })
      .where(eq(drafts.id, id));
    if (isShown(draft.status)) await show(tx, draft, 'unpublished');
  });
}

/**
 * Takes back what was thrown away, with the state it had; a schedule that has passed in the meantime waits to be made
 * anew. @throws DomainError NOT_FOUND when it is gone.
 */
export function restoreDeletedDraft(db: Database, member: Writer, id: string, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const draft = await findDraft(tx, id, member);
    if (!draft) throw new DomainError('NOT_FOUND', (w) => w.studio.goneForGood);
    const [row] = await tx
      .select({ status: drafts.statusBefore })
      .from(drafts)
      .where(and(eq(drafts.id, id), isNotNull(drafts.deletedAt)))
      .for('update');
    if (!row) return;
    await tx.update(drafts).set({ deletedAt: null, statusBefore: null }).where(eq(drafts.id, id));
    const missed = row.status === 'scheduled' && draft.publishedAt !== null && draft.publishedAt <= now;
    if (row.status && isShown(row.status)) await show(tx, draft, missed ? 'draft' : row.status);
  });
}

/** Comments and the place in a series are the work's, and other editions name their original. */
async function refuseOriginal(tx: Database, draft: Draft) {
  if (draft.kind === 'page' || draft.original) return;
  const [own] = await tx.select({ workId: essays.workId }).from(essays).where(eq(essays.id, draft.essayId));
  const [edition] = await tx
    .select({ title: essays.title })
    .from(essays)
    .leftJoin(drafts, eq(drafts.essayId, essays.id))
    .where(and(eq(essays.workId, own?.workId ?? ''), ne(essays.id, draft.essayId), isNull(drafts.deletedAt)))
    .limit(1);
  if (edition) throw new DomainError('CONFLICT', (w) => w.studio.isOriginal);
}
