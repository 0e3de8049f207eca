import { isScheduled } from './names.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How often the site makes a backup by itself. */
type Every = 'daily' | 'weekly';

/** A little less than the days themselves: the job does not come to the second. */
const EVERY_MS = { daily: 0.5 * DAY_MS, weekly: 6.5 * DAY_MS };

/** With this, a night must have gone by in which the site did not run. */
const MISSED_AFTER_MS = { daily: 1.1 * DAY_MS, weekly: 7.1 * DAY_MS };

interface Kept {
  name: string;
  madeAt: Date;
}

/** Whether it is time for a backup that nobody asked for. The job looks every night. */
export const isDue = (every: Every | undefined, kept: Kept[], now: Date) =>
  every !== undefined && ageOfNewest(kept, now) > EVERY_MS[every];

/** Whether the last one should have been followed by another by now. */
export const isOverdue = (every: Every | undefined, kept: Kept[], now: Date) =>
  every !== undefined && ageOfNewest(kept, now) > MISSED_AFTER_MS[every];

const ageOfNewest = (kept: Kept[], now: Date) =>
  now.getTime() -
  Math.max(...kept.filter(({ name }) => isScheduled(name)).map(({ madeAt }) => madeAt.getTime()));
