import type { NamedTerm } from '#db/schema/index.ts';
import type { InvertedIndex } from '../rules/inverted-index.ts';
import type { Comparable } from '../rules/score.ts';

/** A work as others are compared with it. */
export type ComparableWork = Comparable & { named: NamedTerm[] };

/** What was read once while the graph is made, so that a rebuild need not read it again for every work. */
export class GraphMemory {
  /** By text search configuration and word; empty for words that every text has. */
  stems = new Map<string, Map<string, string>>();
  /** In how many works each term stands, where that was just counted. */
  frequencies: { of(term: number): number } | undefined;
  works = new Map<string, ComparableWork>();
  /** The heaviest terms of all works, while all are compared. */
  inverted: InvertedIndex | undefined;
}
