/** Why a moderator may look at the person before saying what they think of the words. A list, so that no name gets into the log. */
export const EARLY_LOOK_REASONS = ['safety', 'pattern', 'thread', 'law'] as const;
export type EarlyLookReason = (typeof EARLY_LOOK_REASONS)[number];

/** How many decisions stand on one page of the log. */
export const LOG_PAGE_SIZE = 50;
