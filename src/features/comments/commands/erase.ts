import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, comments, declineWords, earlierTexts, leases, reports } from '#db/schema/index.ts';

const unanswered = sql`not exists (select from comments reply where reply.parent_id = ${comments.id})`;

/**
 * Erases comments with all that was said of them. Without replies nothing remains; with replies an empty place does, which
 * leads to nobody. Empty places above that they alone had kept go as well.
 */
export async function eraseComments(tx: Database, ids: string[]) {
  if (ids.length === 0) return;
  const which = inArray(comments.id, ids);
  // The strongest lock, so that a reply under way either comes first or finds them gone.
  await tx.select({ id: comments.id }).from(comments).where(which).orderBy(comments.id).for('update');
  const places = await removeUnanswered(tx, ids);
  await leavePlaces(tx, ids);
  await removeEmptyPlaces(tx, places);
}

/** Latest replies first, until only answered ones are left. @returns what stood above the removed. */
async function removeUnanswered(tx: Database, ids: string[]): Promise<string[]> {
  const above: string[] = [];
  for (;;) {
    const removed = await tx
      .delete(comments)
      .where(and(inArray(comments.id, ids), unanswered))
      .returning({ parentId: comments.parentId });
    if (removed.length === 0) return above;
    above.push(...removed.flatMap(({ parentId }) => parentId ?? []));
  }
}

async function leavePlaces(tx: Database, ids: string[]) {
  const rows = await tx
    .update(comments)
    .set({
      status: 'withdrawn',
      memberId: null,
      pseudonym: null,
      claimHash: null,
      body: '',
      heldEdit: null,
      heldAt: null,
      voice: null,
      asModerator: false,
      idempotencyKey: null,
      editedAt: null,
    })
    .where(inArray(comments.id, ids))
    .returning({ id: comments.id });
  const left = rows.map(({ id }) => id);
  if (left.length === 0) return;
  await forgetDealings(tx, left);
  await tx.delete(reports).where(inArray(reports.commentId, left));
}

/** Removes what a comment said before, and what passed between its member and the moderators about it. */
export async function forgetDealings(tx: Database, ids: string[]) {
  if (ids.length === 0) return;
  await tx.delete(earlierTexts).where(inArray(earlierTexts.commentId, ids));
  await tx.delete(declineWords).where(inArray(declineWords.commentId, ids));
  await tx.delete(appeals).where(inArray(appeals.commentId, ids));
  await tx.delete(leases).where(inArray(leases.commentId, ids));
}

async function removeEmptyPlaces(tx: Database, ids: string[]) {
  if (ids.length === 0) return;
  const places = and(inArray(comments.id, ids), eq(comments.status, 'withdrawn'));
  // Locked first, so that of two who take the last replies away at once, the later one finds the place empty.
  await tx.select({ id: comments.id }).from(comments).where(places).orderBy(comments.id).for('update');
  const removed = await tx
    .delete(comments)
    .where(and(places, unanswered))
    .returning({ parentId: comments.parentId });
  await removeEmptyPlaces(
    tx,
    removed.flatMap(({ parentId }) => parentId ?? []),
  );
}
