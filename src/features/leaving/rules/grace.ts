const DAY_MS = 24 * 60 * 60 * 1000;

/** When a member who asks now will be gone: a day later, so that nobody goes in one bad hour. */
export const leavesAtFrom = (now: Date) => new Date(now.getTime() + DAY_MS);
