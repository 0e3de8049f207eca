import type { SiteSettings } from '../../site/rules.ts';
import { addsLink, hasLink } from './links.ts';

export type ModerationPolicy = SiteSettings['comments']['policy'];

/** What is known of a member when something of theirs is to be shown. */
export interface Standing {
  /** A moderator has approved a comment of theirs. */
  trusted: boolean;
  /** A comment of theirs stands before readers. */
  shownBefore: boolean;
}

/** Whether a new comment goes to the readers or to the queue. */
export function decideOnComment(
  policy: ModerationPolicy,
  { trusted, shownBefore }: Standing,
  comment: { body: string; asModerator: boolean },
): 'held' | 'approved' {
  if (comment.asModerator) return 'approved';
  if (policy === 'all-held') return 'held';
  if (policy === 'newcomers-held') return trusted ? 'approved' : 'held';
  return !trusted && !shownBefore && hasLink(comment.body) ? 'held' : 'approved';
}

/** Whether an edit of a shown comment goes to the readers or to the queue. */
export function decideOnEdit(
  policy: ModerationPolicy,
  { trusted }: Pick<Standing, 'trusted'>,
  comment: { body: string; asModerator: boolean; everDeclined: boolean },
  body: string,
): 'held' | 'approved' {
  if (comment.everDeclined) return 'held';
  if (comment.asModerator) return 'approved';
  if (policy === 'all-held') return 'held';
  if (policy === 'newcomers-held' && !trusted) return 'held';
  return addsLink(comment.body, body) ? 'held' : 'approved';
}
