const MINUTE_MS = 60_000;

/** After so long without a save the next one is a revision of its own. */
export const QUIET_MINUTES = 10;

/** As much of a revision as decides whether a save goes on with it. */
export interface NewestRevision {
  savedAt: Date;
  savedBy: string | null;
  name: string | null;
  hash: string;
}

/** Whether a save renews the newest revision in place, because it is the same sitting and nothing else holds on to it. */
export const goesOn = (
  newest: NewestRevision,
  { memberId, publishedHash, now }: { memberId: string; publishedHash: string; now: Date },
) =>
  newest.savedBy === memberId &&
  newest.name === null &&
  newest.hash !== publishedHash &&
  now.getTime() - newest.savedAt.getTime() < QUIET_MINUTES * MINUTE_MS;
