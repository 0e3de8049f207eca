import { isScheduled } from './names.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A little less than the days themselves: the job does not come to the second. */
const EVERY_MS = { daily: 0.5 * DAY_MS, weekly: 6.5 * DAY_MS };

/** Whether it is time for a backup that nobody asked for. The job looks every night. */
export function isDue(
  every: keyof typeof EVERY_MS | undefined,
  kept: { name: string; madeAt: Date }[],
  now: Date,
): boolean {
  if (!every) return false;
  const newest = Math.max(
    ...kept.filter(({ name }) => isScheduled(name)).map(({ madeAt }) => madeAt.getTime()),
  );
  return now.getTime() - newest > EVERY_MS[every];
}
