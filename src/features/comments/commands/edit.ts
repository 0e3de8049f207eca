import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, earlierTexts } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { takeTurn } from '../../members/limits.ts';
import type { SiteSettings } from '../../site/rules.ts';
import { EDIT_LIMIT } from '../rules/limits.ts';
import { decideOnEdit } from '../rules/policy.ts';
import { canSpeakIn } from '../rules/voices.ts';
import { policyFor } from './policy.ts';
import { type CommentRow, changedWork, lockComment, replaceText } from './rows.ts';
import { findSpeaker } from './speaker.ts';

export interface Edit {
  memberId: string;
  id: string;
  body: string;
  voice?: string | undefined;
  audience: 'public' | 'members';
}

/**
 * Changes what a comment says, its voice or its audience. Voice and audience change at once and leave no trace; the text
 * passes the same policy as a new one, and what readers see stays until then.
 * @returns whether the text now waits for a moderator.
 * @throws DomainError NOT_FOUND when it is not theirs, CONFLICT when it was taken back or is spam.
 */
export function editComment(
  db: Database,
  edit: Edit,
  site: SiteSettings,
  now: Date,
): Promise<{ held: boolean }> {
  return db.transaction(async (tx) => {
    const comment = await lockOwn(tx, edit.memberId, edit.id);
    const speaker = await findSpeaker(tx, edit.memberId, now);
    if (comment.status === 'withdrawn' || comment.status === 'spam')
      throw new DomainError('CONFLICT', (w) => w.comments.notEditable);
    if (!canSpeakIn(edit.voice, site.voices, speaker.voices, comment.voice))
      throw new FieldError('FORBIDDEN', 'voice', (w) => w.comments.notYourVoice);
    await takeTurn(tx, EDIT_LIMIT, edit.memberId, now);

    await tx
      .update(comments)
      .set({ voice: edit.voice ?? null, audience: await audienceOf(tx, comment, edit) })
      .where(eq(comments.id, comment.id));
    const held =
      comment.status === 'approved'
        ? await editShown(tx, comment, edit.body, { trusted: speaker.trustedAt !== null, site, now })
        : await sendAgain(tx, comment, edit.body, now);
    if (comment.status === 'approved') await changedWork(tx, comment.workId);
    return { held };
  });
}

/** @throws DomainError NOT_FOUND when it is someone else's. */
export async function lockOwn(tx: Database, memberId: string, id: string): Promise<CommentRow> {
  const comment = await lockComment(tx, id);
  if (comment.memberId !== memberId) throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
  return comment;
}

/** A reply to what only members read is for members as well. */
async function audienceOf(tx: Database, { parentId }: CommentRow, { audience }: Edit) {
  if (!parentId || audience === 'members') return audience;
  const [parent] = await tx
    .select({ audience: comments.audience })
    .from(comments)
    .where(eq(comments.id, parentId));
  return parent?.audience ?? audience;
}

async function editShown(
  tx: Database,
  comment: CommentRow,
  body: string,
  { trusted, site, now }: { trusted: boolean; site: SiteSettings; now: Date },
): Promise<boolean> {
  const unchanged = body === comment.body;
  const policy = await policyFor(tx, comment.workId, site);
  if (unchanged || decideOnEdit(policy, { trusted }, comment, body) === 'approved') {
    await replaceText(tx, comment, body, now);
    await tx.update(comments).set({ heldEdit: null, heldAt: null }).where(eq(comments.id, comment.id));
    return false;
  }
  if (body === comment.heldEdit && comment.heldAt) return true;
  await tx.update(comments).set({ heldEdit: body, heldAt: now }).where(eq(comments.id, comment.id));
  return true;
}

/** What readers do not see needs no history; it joins the queue again with its new words. */
async function sendAgain(tx: Database, comment: CommentRow, body: string, now: Date): Promise<boolean> {
  if (comment.status === 'held' && body === comment.body) return true;
  await tx
    .update(comments)
    .set({ body, status: 'held', heldAt: now, editedAt: comment.approvedAt ? now : null })
    .where(eq(comments.id, comment.id));
  return true;
}

/**
 * Takes a passage out of what a comment said before an edit.
 * @throws DomainError NOT_FOUND when it is not theirs, or no such passage is in it.
 */
export function redactEarlierText(
  db: Database,
  { memberId, id, earlierId, passage }: { memberId: string; id: string; earlierId: string; passage: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    const comment = await lockOwn(tx, memberId, id);
    const which = and(eq(earlierTexts.id, earlierId), eq(earlierTexts.commentId, id));
    const [earlier] = await tx.select({ body: earlierTexts.body }).from(earlierTexts).where(which);
    if (!earlier?.body.includes(passage))
      throw new FieldError('NOT_FOUND', 'passage', (w) => w.comments.noPassage);
    const rest = earlier.body.replaceAll(passage, '[…]');
    if (rest === '[…]') await tx.delete(earlierTexts).where(which);
    else await tx.update(earlierTexts).set({ body: rest }).where(which);
    await changedWork(tx, comment.workId);
  });
}
