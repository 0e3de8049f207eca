/** Past this depth readers lose track of who answers whom, so replies stay at it and say whom they answer. */
export const MAX_THREAD_DEPTH = 6;

/** How far replies are indented; deeper ones continue flat. */
export const MAX_INDENT = 3;

export const ROOTS_PER_PAGE = 30;

/** How many replies a page of several threads shows in all, which keeps it light to load. */
export const REPLIES_ON_A_PAGE = 120;

/** How many replies of one thread follow each other on its own page. */
export const REPLIES_PER_PAGE = 200;

export const depthBelow = (parent: { depth: number }) => Math.min(parent.depth + 1, MAX_THREAD_DEPTH);

/** As little of a comment as its place in a thread needs. */
export interface Place {
  id: string;
  parentId: string | null;
  /** Whether the reader may see it; what they may not still holds its replies together. */
  shown: boolean;
}

/**
 * A thread in reading order: every comment with its replies below it, earlier ones first. What may not be seen stands
 * only where something below it may.
 * @param places oldest first, the root among them.
 */
export function inReadingOrder<Some extends Place>(places: Some[]): Some[] {
  const known = new Set(places.map((place) => place.id));
  const below = Map.groupBy(places, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const ordered: Some[] = [];
  const open = (below.get(null) ?? []).toReversed();
  for (let place = open.pop(); place; place = open.pop()) {
    ordered.push(place);
    open.push(...(below.get(place.id) ?? []).toReversed());
  }
  return withoutEmptyEnds(ordered);
}

function withoutEmptyEnds<Some extends Place>(ordered: Some[]): Some[] {
  const needed = new Set<string>();
  for (const place of ordered.toReversed())
    if ((place.shown || needed.has(place.id)) && place.parentId) needed.add(place.parentId);
  return ordered.filter((place) => place.shown || needed.has(place.id));
}

/** Shares a number of places out among threads, so that short ones are whole before long ones get more. */
export function shareOut(wanted: number[], places: number): number[] {
  const given = wanted.map(() => 0);
  let left = places;
  const byLength = wanted.map((_, thread) => thread).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  for (const [done, thread] of byLength.entries()) {
    const share = Math.min(wanted[thread] ?? 0, Math.floor(left / (byLength.length - done)));
    given[thread] = share;
    left -= share;
  }
  return given;
}
