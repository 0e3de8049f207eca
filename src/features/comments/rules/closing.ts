import { longDate } from '../../../words/formats.ts';
import { words } from '../../../words/words.ts';
import { momentOf } from '../../essays/rules/dates.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What decides whether a work takes comments. */
export interface CommentPolicy {
  comments: 'open' | 'closed';
  closeCommentsAfterDays: number | null;
  /** When the work was first published, in any edition. */
  workPublishedAt: Date;
}

/** The site's own word on comments: a calendar day from which none are taken anywhere. */
export interface SiteClosing {
  comments: { closeOn?: string | undefined };
  timeZone: string;
}

/** Whether comments are closed, with the moment when that is known; undefined while they are open. */
export function commentsClosed(
  policy: CommentPolicy,
  site: SiteClosing,
  now: Date,
): { since: Date | undefined } | undefined {
  const moments = [];
  if (site.comments.closeOn) moments.push(momentOf(site.comments.closeOn, site.timeZone));
  if (policy.closeCommentsAfterDays !== null)
    moments.push(new Date(policy.workPublishedAt.getTime() + policy.closeCommentsAfterDays * DAY_MS));
  const since = moments.filter((moment) => moment <= now).toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (since) return { since };
  return policy.comments === 'closed' ? { since: undefined } : undefined;
}

/** What a reader is told who would like to comment; undefined while comments are open. */
export function closedMessage(
  policy: CommentPolicy,
  site: SiteClosing & { language: string },
  now: Date,
): string | undefined {
  const closed = commentsClosed(policy, site, now);
  if (!closed) return undefined;
  const { comments: w } = words(site.language);
  return closed.since ? w.closedOn(longDate(closed.since, site.language, site.timeZone)) : w.closed;
}
