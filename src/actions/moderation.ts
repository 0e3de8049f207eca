import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { ownCommentPath } from '../features/comments/rules/paths.ts';
import { requireCapability, requireMember } from '../features/members/guard.ts';
import { appealDecline as askSecondReader } from '../features/moderation/commands/appeal.ts';
import { decide, judgeBlind, lookEarly } from '../features/moderation/commands/decide.ts';
import { hideComment, showAgain } from '../features/moderation/commands/hide.ts';
import { passOn, takeNext, takeTicket } from '../features/moderation/commands/lease.ts';
import { markAllSpam, restoreFromSpam } from '../features/moderation/commands/spam.ts';
import { endThread, reopenThread } from '../features/moderation/commands/threads.ts';
import type {
  earlyLookInput,
  judgementInput,
  lockInput,
  restoreInput,
  spamInput,
} from '../features/moderation/rules/judgement.ts';
import {
  lookPath,
  QUEUE_PATH,
  SPAM_PATH,
  threadPath,
  WAITING_PATH,
} from '../features/moderation/rules/paths.ts';
import type { Asking } from './members.ts';

const moderatorOf = ({ locals }: Asking, now: Date) => requireCapability(locals, 'moderator', now).id;

/** Where the next comment for this moderator is read; undefined when nothing waits. `said` comes along. */
export async function openNext(asking: Asking, said: string | null): Promise<string | undefined> {
  const now = new Date();
  const ticket = await takeNext(database(), moderatorOf(asking, now), now);
  return ticket && lookPath(ticket, said ?? undefined);
}

/** Opens one comment for this moderator. @returns false when someone else has it or it does not wait. */
export function openTicket(asking: Asking, ticket: string) {
  const now = new Date();
  return takeTicket(database(), moderatorOf(asking, now), ticket, now);
}

export async function judge(
  asking: Asking,
  ticket: string,
  { judgement, seen }: z.infer<typeof judgementInput>,
) {
  const now = new Date();
  const reading = { moderatorId: moderatorOf(asking, now), ticket, seen };
  const outcome = await judgeBlind(database(), reading, judgement, now);
  return outcome === 'decided' ? `${QUEUE_PATH}?said=${judgement.verdict}` : lookPath(ticket);
}

export async function settleReading(
  asking: Asking,
  ticket: string,
  { judgement, seen }: z.infer<typeof judgementInput>,
) {
  const now = new Date();
  await decide(database(), { moderatorId: moderatorOf(asking, now), ticket, seen }, judgement, now);
  return `${QUEUE_PATH}?said=${judgement.verdict}`;
}

export async function seePersonFirst(
  asking: Asking,
  ticket: string,
  { reason }: z.infer<typeof earlyLookInput>,
) {
  const now = new Date();
  await lookEarly(database(), { moderatorId: moderatorOf(asking, now), ticket }, reason, now);
  return lookPath(ticket);
}

export async function leaveToOthers(asking: Asking, ticket: string) {
  const now = new Date();
  await passOn(database(), moderatorOf(asking, now), ticket, now);
  return `${QUEUE_PATH}?said=pass`;
}

export async function markSpamInBulk(asking: Asking, { ticket }: z.infer<typeof spamInput>) {
  const now = new Date();
  const marked = await markAllSpam(database(), moderatorOf(asking, now), ticket, now);
  return `${WAITING_PATH}?marked=${marked}`;
}

export async function restoreComment(asking: Asking, { ticket }: z.infer<typeof restoreInput>) {
  const now = new Date();
  await restoreFromSpam(database(), moderatorOf(asking, now), ticket, now);
  return `${SPAM_PATH}?restored`;
}

/** Takes a comment from the readers again, from its page. */
export async function hide(asking: Asking, commentId: string, { judgement }: z.infer<typeof judgementInput>) {
  const now = new Date();
  const moderatorId = moderatorOf(asking, now);
  if (judgement.verdict !== 'decline') throw new DomainError('CONFLICT', (w) => w.guidelines.retired);
  await hideComment(database(), moderatorId, commentId, judgement, now);
  return `${threadPath(commentId)}?done=hidden`;
}

/** Shows readers again what was hidden from its page. */
export async function showHidden(asking: Asking, commentId: string) {
  const now = new Date();
  await showAgain(database(), moderatorOf(asking, now), commentId, now);
  return `${threadPath(commentId)}?done=shown`;
}

export async function lockThread(asking: Asking, commentId: string, { reason }: z.infer<typeof lockInput>) {
  const now = new Date();
  await endThread(database(), moderatorOf(asking, now), commentId, reason, now);
  return `${threadPath(commentId)}?done=locked`;
}

export async function unlockThread(asking: Asking, commentId: string) {
  const now = new Date();
  await reopenThread(database(), moderatorOf(asking, now), commentId, now);
  return `${threadPath(commentId)}?done=unlocked`;
}

/** A member asks for a second reader for a comment of theirs that was declined. */
export async function appealDecline({ locals }: Asking, commentId: string) {
  const now = new Date();
  if (!z.uuid().safeParse(commentId).success) throw new DomainError('NOT_FOUND', (w) => w.comments.gone);
  await askSecondReader(database(), requireMember(locals, now).id, commentId, now);
  return `${ownCommentPath(commentId)}?done=appeal`;
}

/** The parity report is for those who moderate and for the owner. @throws DomainError UNAUTHORIZED or FORBIDDEN. */
export function requireParityReader({ locals }: Asking) {
  const { capabilities } = requireMember(locals);
  if (!capabilities.includes('moderator') && !capabilities.includes('owner'))
    throw new DomainError('FORBIDDEN', (w) => w.moderation.parityForOthers);
}
