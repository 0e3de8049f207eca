import { eq } from 'drizzle-orm';
import { comments } from '#db/schema/index.ts';
import { editComment } from '../../features/comments/commands/edit.ts';
import { postComment } from '../../features/comments/commands/post.ts';
import { reportComment } from '../../features/comments/commands/report.ts';
import { withdrawComment } from '../../features/comments/commands/withdraw.ts';
import { addressKey } from '../../features/members/limits.ts';
import { appealDecline } from '../../features/moderation/commands/appeal.ts';
import { endThread } from '../../features/moderation/commands/threads.ts';
import { siteSecret } from '../../server/secret.ts';
import { type Deciding, judge } from './decisions.ts';
import type { ScriptComment, Step } from './script.ts';
import { known, type Stage } from './stage.ts';

/** Says a comment, and remembers under which id. */
export async function say(
  stage: Stage,
  comment: ScriptComment,
  { slug, parent }: { slug: string; parent: ScriptComment | undefined },
  now: Date,
) {
  const { db, site } = stage;
  const { by, says, voice, audience, asModerator, follow } = comment;
  const { id, status } = await postComment(
    db,
    {
      memberId: known(stage.members, by),
      address: addressKey(by, siteSecret()),
      essay: known(stage.essays, comment.on ?? slug),
      parentId: parent && stage.said.get(parent),
      body: says,
      voice,
      audience,
      asModerator,
      follow,
    },
    site,
    now,
  );
  stage.said.set(comment, id);
  if (status === 'held' && comment.later.length === 0 && !comment.waits)
    throw new Error('This one is held, and nobody decides it. Say what happens then, or that it waits.');
}

/** Carries out what was done about a comment. */
export async function take(stage: Stage, comment: ScriptComment, step: Step, now: Date) {
  const { db, site, members } = stage;
  const id = stage.said.get(comment) ?? '';
  const memberId = known(members, comment.by);
  if ('edit' in step) {
    const { voice, audience } = comment;
    return editComment(db, { memberId, id, body: step.edit, voice, audience }, site, now);
  }
  if ('withdraw' in step) return withdrawComment(db, memberId, id);
  if ('appeal' in step) return appealDecline(db, memberId, id, now);
  if ('report' in step) {
    const { report, under, words } = step;
    const reason = under === 'danger' ? under : known(stage.guidelines, under);
    return reportComment(db, { memberId: known(members, report), id, reason, words }, now);
  }
  if ('lock' in step) return endThread(db, known(members, step.lock), id, step.reason, now);
  const [row] = await db.select({ ticket: comments.ticket }).from(comments).where(eq(comments.id, id));
  return judge(db, decisionOf(stage, step), row?.ticket ?? '', now);
}

function decisionOf(
  { members, guidelines }: Stage,
  step: Extract<Step, { approve: string } | { decline: string } | { spam: string }>,
): Deciding {
  if ('spam' in step) return { moderatorId: known(members, step.spam), judgement: { verdict: 'spam' } };
  if ('approve' in step) {
    const declined = step.blind
      ? ({ verdict: 'decline', guidelineId: known(guidelines, step.blind), words: '' } as const)
      : undefined;
    return {
      moderatorId: known(members, step.approve),
      judgement: { verdict: 'approve' },
      blind: declined,
    };
  }
  const guidelineId = known(guidelines, step.under);
  return {
    moderatorId: known(members, step.decline),
    judgement: { verdict: 'decline', guidelineId, words: step.words.trim() },
    blind: step.blind && { verdict: step.blind },
  };
}
