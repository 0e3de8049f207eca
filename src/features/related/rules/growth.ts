/** A site that grew by a tenth says other words than it did. */
const GROWTH = 1.1;

/** Whether a snapshot can no longer be weighed by: there is none, its rebuild was cut short, or the site outgrew it. */
export function isOutgrown(
  snapshot: { works: Record<string, number>; finishedAt: Date | null } | undefined,
  works: number,
): boolean {
  if (!snapshot?.finishedAt) return works > 0;
  const counted = Object.values(snapshot.works).reduce((sum, count) => sum + count, 0);
  return works > counted * GROWTH;
}
