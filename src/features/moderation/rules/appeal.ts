const HOUR_MS = 3_600_000;

/** Until when a member may ask for a second reader. */
export const APPEAL_WINDOW_DAYS = 30;

/** Where nobody else could answer an appeal, the same reader may after this long. */
export const SAME_READER_AFTER_HOURS = 24;

/** Before this moment an appeal must have been asked for the same reader to answer it. */
export const sameReaderBefore = (now: Date) => new Date(now.getTime() - SAME_READER_AFTER_HOURS * HOUR_MS);

interface Standing {
  /** Whether it, or an edit of it, stands declined and waits for nothing. */
  declined: boolean;
  declinedAt: Date | null;
  /** Whether the last decline already came from a second reader. */
  answered: boolean;
  /** Whether an appeal waits. */
  asked: boolean;
}

/** Why a member cannot ask for a second reader now; undefined when they can. */
export function appealObstacle(
  comment: Standing,
  now: Date,
): 'not-declined' | 'asked' | 'answered' | 'late' | undefined {
  if (comment.asked) return 'asked';
  if (!comment.declined || !comment.declinedAt) return 'not-declined';
  if (comment.answered) return 'answered';
  const until = comment.declinedAt.getTime() + APPEAL_WINDOW_DAYS * 24 * HOUR_MS;
  return now.getTime() > until ? 'late' : undefined;
}
