import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appeals, essays, guidelines, members } from '#db/schema/index.ts';
import { queueMail } from '../../mail/commands.ts';
import { mailChoicesOf } from '../../members/rules/mail-choices.ts';
import { commentPath, ownCommentPath } from '../rules/paths.ts';
import type { CommentRow } from './rows.ts';
import type { Grounds } from './settle.ts';

/** What a decision answered: the member's appeal, or the comment as it came. */
interface Answer {
  onAppeal: boolean;
  now: Date;
}

/** The title of the edition that a comment answers, or of the one that stands for the work. */
export async function titleOf(tx: Database, { workId, essayId }: Pick<CommentRow, 'workId' | 'essayId'>) {
  const [essay] = await tx
    .select({ title: essays.title })
    .from(essays)
    .where(eq(essays.workId, workId))
    .orderBy(sql`(${essays.id} = ${essayId}::uuid) is true desc`, sql`${essays.standing} desc`)
    .limit(1);
  return essay?.title ?? '';
}

/** Answers the appeal of a comment, if one waits. */
export async function settleAppeal(tx: Database, id: string, now: Date): Promise<boolean> {
  const answered = await tx
    .update(appeals)
    .set({ settledAt: now })
    .where(and(eq(appeals.commentId, id), isNull(appeals.settledAt)))
    .returning({ id: appeals.id });
  return answered.length > 0;
}

/** Tells the member that readers now see their comment. */
export async function tellOfApproval(tx: Database, comment: CommentRow, { onAppeal, now }: Answer) {
  const memberId = await whoWantsToKnow(tx, comment);
  if (!memberId) return;
  const essay = await titleOf(tx, comment);
  const path = commentPath(comment.id);
  if (!onAppeal) return queueMail(tx, { template: 'comment-approved', data: { essay, path }, memberId }, now);
  const data = { essay, path, text: comment.heldEdit ?? comment.body, approved: true };
  await queueMail(tx, { template: 'appeal-answered', data, memberId }, now);
}

/** Gives the member their own text back, with the guideline and what they can do. */
export async function tellOfDecline(tx: Database, comment: CommentRow, grounds: Grounds, answer: Answer) {
  const memberId = await whoWantsToKnow(tx, comment);
  if (!memberId) return;
  const [essay, guideline] = [await titleOf(tx, comment), await findWording(tx, grounds.guidelineId)];
  const path = ownCommentPath(comment.id);
  const said = { essay, text: comment.heldEdit ?? comment.body, guideline, words: grounds.words };
  if (answer.onAppeal) {
    const data = { ...said, path, approved: false };
    return queueMail(tx, { template: 'appeal-answered', data, memberId }, answer.now);
  }
  const data = { ...said, editPath: path, appealPath: `${path}#appeal` };
  await queueMail(tx, { template: 'comment-declined', data, memberId }, answer.now);
}

async function whoWantsToKnow(tx: Database, { memberId }: CommentRow): Promise<string | undefined> {
  if (!memberId) return undefined;
  const [member] = await tx
    .select({ choices: members.mailChoices })
    .from(members)
    .where(eq(members.id, memberId));
  return member && mailChoicesOf(member.choices).decisions ? memberId : undefined;
}

async function findWording(tx: Database, guidelineId: string) {
  const [guideline] = await tx
    .select({ title: guidelines.title, text: guidelines.text })
    .from(guidelines)
    .where(eq(guidelines.id, guidelineId));
  return guideline ?? { title: '', text: '' };
}
