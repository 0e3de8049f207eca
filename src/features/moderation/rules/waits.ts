const MINUTE_MS = 60_000;

/** Upper ends, in minutes, of the buckets that waiting times are counted in: coarse, so that no count leads to a person. */
export const WAIT_BUCKETS = [15, 60, 240, 720, 1440, 2880, 5760, 10080, 43200] as const;

/** What waited longer than the last bucket is counted under this. */
export const LONGEST_WAIT = 525_600;

/** The bucket of a wait, by its upper end in minutes. */
export function waitBucket(from: Date, to: Date): number {
  const minutes = (to.getTime() - from.getTime()) / MINUTE_MS;
  return WAIT_BUCKETS.find((end) => minutes <= end) ?? LONGEST_WAIT;
}

/** The upper end of the bucket that holds the median; undefined when nothing waited. */
export function medianWait(counts: ReadonlyMap<number, number>): number | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let passed = 0;
  for (const [end, count] of [...counts].sort(([one], [other]) => one - other)) {
    passed += count;
    if (count > 0 && passed * 2 >= total) return end;
  }
  return undefined;
}
