const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A slip seen just after publishing can still be mended, or the essay taken back, before it is in anyone's mail. */
export const LETTER_WAIT_MINUTES = 10;

/** An essay that carries an older date was not written today, so no letter tells of it. */
export const LETTER_FRESH_DAYS = 14;

/** Published before this, an essay's letter may leave. */
export const ripeBefore = (now: Date) => new Date(now.getTime() - LETTER_WAIT_MINUTES * MINUTE_MS);

/** Published before this, an essay is old. */
export const freshSince = (now: Date) => new Date(now.getTime() - LETTER_FRESH_DAYS * DAY_MS);

/** What a weekly letter tells of when none was ever sent. */
export const weekBefore = (now: Date) => new Date(now.getTime() - 7 * DAY_MS);
