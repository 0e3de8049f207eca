const DAY_MS = 24 * 60 * 60 * 1000;

/** What decides whether a work takes comments. */
export interface CommentPolicy {
  comments: 'open' | 'closed';
  closeCommentsAfterDays: number | null;
  /** When the work was first published, in any edition. */
  workPublishedAt: Date;
}

/** Whether comments are closed, with the moment when that is known; undefined while they are open. */
export function commentsClosed(policy: CommentPolicy, now: Date): { since: Date | undefined } | undefined {
  if (policy.comments === 'closed') return { since: undefined };
  if (policy.closeCommentsAfterDays === null) return undefined;
  const since = new Date(policy.workPublishedAt.getTime() + policy.closeCommentsAfterDays * DAY_MS);
  return since <= now ? { since } : undefined;
}
