import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { comments, declineWords, lockedThreads, members, reports } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { isHidden } from '../rules/state.ts';
import { announceComment } from './announce.ts';
import { type CommentRow, changedWork, lockComment, replaceText } from './rows.ts';
import { settleAppeal, tellOfApproval, tellOfDecline } from './tell.ts';

/** What a moderator's act was about, for the log and the parity report. */
export interface Settled {
  workId: string;
  /** The edition it answers. */
  essayId: string | null;
  /** A new comment, an edit of one that is shown, or one that readers saw already. */
  about: 'comment' | 'edit' | 'shown';
  /** The voice it is spoken in, for the parity report; null for none. */
  voice: string | null;
  /** Since when it waited in the queue; null when it did not. */
  heldAt: Date | null;
  /** Whether it answered an appeal, which is settled with it. */
  onAppeal: boolean;
  /** Whether a member said it here, so that its voice was chosen. */
  spokenHere: boolean;
}

/** Why a comment is declined. */
export interface Grounds {
  guidelineId: string;
  /** To the member, beside the guideline; may be empty. */
  words: string;
}

/**
 * Lets readers see a comment, or the edit of it that waits. Its member passes without a queue from then on. Approving
 * what readers see already changes nothing.
 * @throws DomainError NOT_FOUND or CONFLICT when its member has taken it back.
 */
export async function approveComment(tx: Database, id: string, now: Date): Promise<Settled> {
  const comment = await lockStanding(tx, id);
  const settled = settledOf(comment, await settleAppeal(tx, id, now));
  const answer = { onAppeal: settled.onAppeal, now };
  if (settled.about === 'edit') {
    await replaceText(tx, comment, comment.heldEdit ?? comment.body, now);
    await tx.update(comments).set({ heldEdit: null, heldAt: null }).where(eq(comments.id, id));
    await tellOfApproval(tx, comment, answer);
  } else {
    if (settled.about === 'comment') await show(tx, comment, answer);
    await settleReports(tx, id, now);
  }
  await changedWork(tx, comment.workId);
  return settled;
}

/**
 * Gives a comment back to its member with a guideline and their own text. Of a shown comment with an edit that waits,
 * only the edit is declined. Replies keep their place, and so does the row.
 * @throws DomainError CONFLICT when it was declined before, or taken back.
 */
export async function declineComment(
  tx: Database,
  id: string,
  now: Date,
  grounds: Grounds,
): Promise<Settled> {
  const comment = await lockStanding(tx, id);
  if (comment.status === 'declined' && comment.heldAt === null)
    throw new DomainError('CONFLICT', (w) => w.comments.declinedAlready);
  const settled = settledOf(comment, await settleAppeal(tx, id, now));
  // A declined edit stays for its member to work on.
  const hidden = settled.about === 'edit' ? {} : { status: 'declined' as const, heldEdit: null };
  await tx
    .update(comments)
    .set({ ...hidden, heldAt: null, everDeclined: true })
    .where(eq(comments.id, id));
  const words = { guidelineId: grounds.guidelineId, words: grounds.words, declinedAt: now };
  await tx
    .insert(declineWords)
    .values({ commentId: id, ...words })
    .onConflictDoUpdate({ target: declineWords.commentId, set: words });
  if (settled.about !== 'edit') await settleReports(tx, id, now);
  await tellOfDecline(tx, comment, grounds, { onAppeal: settled.onAppeal, now });
  await changedWork(tx, comment.workId);
  return settled;
}

/**
 * Takes a comment away as spam; nobody is told.
 * @throws DomainError CONFLICT when it is spam already, or taken back.
 */
export async function markSpam(tx: Database, id: string, now: Date): Promise<Settled> {
  const comment = await lockStanding(tx, id);
  if (comment.status === 'spam' && comment.heldAt === null)
    throw new DomainError('CONFLICT', (w) => w.comments.spamAlready);
  await tx.update(comments).set({ status: 'spam', heldAt: null, heldEdit: null }).where(eq(comments.id, id));
  await settleReports(tx, id, now);
  const onAppeal = await settleAppeal(tx, id, now);
  await changedWork(tx, comment.workId);
  return settledOf(comment, onAppeal);
}

/**
 * Puts a comment back to where it was: before the readers, or, taken for spam before anyone had approved it, into the
 * queue, where it is read as it would have been. Reports that were settled with that wait again.
 * @param decidedAt when it was taken for spam or hidden.
 * @throws DomainError CONFLICT when it was neither taken for spam nor hidden, or is to be read by a moderator.
 */
export async function restoreComment(
  tx: Database,
  id: string,
  decidedAt: Date | undefined,
  now: Date,
): Promise<Settled> {
  const comment = await lockStanding(tx, id);
  if (comment.status !== 'spam' && !isHidden(comment))
    throw new DomainError('CONFLICT', (w) => w.comments.notHidden);
  if (comment.approvedAt) await show(tx, comment, { onAppeal: false, now });
  else
    await tx.update(comments).set({ status: 'held', heldAt: comment.writtenAt }).where(eq(comments.id, id));
  if (decidedAt) await reopenReports(tx, id, decidedAt);
  await changedWork(tx, comment.workId);
  return { ...settledOf(comment), about: comment.status === 'spam' ? 'comment' : 'shown' };
}

/** Takes no more replies in the thread of a comment, with a word why that readers see. */
export async function lockThread(tx: Database, id: string, now: Date, reason: string): Promise<Settled> {
  const comment = await lockComment(tx, id);
  const set = { reason, lockedAt: now };
  await tx
    .insert(lockedThreads)
    .values({ rootId: comment.rootId, ...set })
    .onConflictDoUpdate({ target: lockedThreads.rootId, set });
  await changedWork(tx, comment.workId);
  return settledOf(comment);
}

export async function unlockThread(tx: Database, id: string): Promise<Settled> {
  const comment = await lockComment(tx, id);
  await tx.delete(lockedThreads).where(eq(lockedThreads.rootId, comment.rootId));
  await changedWork(tx, comment.workId);
  return settledOf(comment);
}

async function lockStanding(tx: Database, id: string) {
  const comment = await lockComment(tx, id);
  if (comment.status === 'withdrawn') throw new DomainError('CONFLICT', (w) => w.comments.takenBack);
  return comment;
}

function settledOf(comment: CommentRow, onAppeal = false): Settled {
  const { workId, essayId, voice, heldAt, status, heldEdit } = comment;
  const shown = heldEdit !== null && heldAt !== null ? 'edit' : 'shown';
  const about = status === 'approved' ? shown : 'comment';
  return { workId, essayId, voice, heldAt, onAppeal, about, spokenHere: comment.memberId !== null };
}

/** Whatever readers had reported, a moderator has now looked at the comment and said what becomes of it. */
const settleReports = (tx: Database, id: string, now: Date) =>
  tx
    .update(reports)
    .set({
      settledAt: now,
      // Of who has left since, only the report's reason stays.
      words: sql`case when ${reports.memberId} is null then '' else ${reports.words} end`,
    })
    .where(and(eq(reports.commentId, id), isNull(reports.settledAt)));

const reopenReports = (tx: Database, id: string, settledAt: Date) =>
  tx
    .update(reports)
    .set({ settledAt: null })
    .where(and(eq(reports.commentId, id), eq(reports.settledAt, settledAt)));

async function show(tx: Database, comment: CommentRow, answer: { onAppeal: boolean; now: Date }) {
  const { now } = answer;
  await tx
    .update(comments)
    .set({ status: 'approved', approvedAt: comment.approvedAt ?? now, heldAt: null })
    .where(eq(comments.id, comment.id));
  if (comment.memberId)
    await tx
      .update(members)
      .set({ trustedAt: now })
      .where(and(eq(members.id, comment.memberId), isNull(members.trustedAt)));
  await tx.delete(declineWords).where(eq(declineWords.commentId, comment.id));
  await tellOfApproval(tx, comment, answer);
  if (comment.approvedAt === null) await announceComment(tx, comment, now);
}
