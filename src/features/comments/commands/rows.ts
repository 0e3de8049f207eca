import { and, eq, inArray } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { comments, earlierTexts, essays } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';

export type CommentRow = typeof comments.$inferSelect;

/**
 * A comment that nobody else can change until the transaction ends; replies to it can still come in.
 * @throws DomainError NOT_FOUND when it is gone.
 */
export async function lockComment(tx: Database, id: string): Promise<CommentRow> {
  const [comment] = await tx.select().from(comments).where(eq(comments.id, id)).for('no key update');
  if (!comment) throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
  return comment;
}

/** Says that what readers see under a work changed, in all its editions. */
export const changedWork = (tx: Database, workId: string) => changedWorks(tx, [workId]);

/** The same of several works. */
export async function changedWorks(tx: Database, workIds: string[]) {
  if (workIds.length === 0) return;
  const editions = await tx.select({ slug: essays.slug }).from(essays).where(inArray(essays.workId, workIds));
  await changed(
    tx,
    editions.map(({ slug }) => `essay:${slug}`),
  );
}

/** Puts another text in the place of the one readers see; the earlier one stays readable once someone has replied. */
export async function replaceText(tx: Database, comment: CommentRow, body: string, now: Date) {
  if (comment.body === body) return;
  const [reply] = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.parentId, comment.id), eq(comments.status, 'approved')))
    .limit(1);
  if (reply)
    await tx.insert(earlierTexts).values({ commentId: comment.id, body: comment.body, replacedAt: now });
  await tx.update(comments).set({ body, editedAt: now }).where(eq(comments.id, comment.id));
}
