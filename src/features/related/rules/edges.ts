import type { StoredReason } from '#db/schema/index.ts';

/** An edge that a person drew. */
export interface CuratedEdge {
  toId: string;
  source: 'file' | 'studio' | 'curator';
  relation: string;
  note: string;
  position: number;
  hidden: boolean;
  /** Whether it was drawn from the other essay to this one. */
  incoming: boolean;
}

/** All that may make a work related reading of another. */
export interface Neighbours {
  curated: CuratedEdge[];
  previous: string | null;
  next: string | null;
  cites: string[];
  citedBy: string[];
  /** By similarity, from 0 to 1. */
  scored: { toId: string; score: number; shared: string[] }[];
}

export interface Edge {
  toId: string;
  /** From 0 to 1; what people chose and what links say stands above what only reads alike. */
  score: number;
  reasons: StoredReason[];
}

/** More than a page shows, for those that are taken offline before the graph is mended. */
export const MOST_EDGES = 12;

const CHOSEN_HERE = 1;
const CHOSEN_THERE = 0.9;
const IN_SERIES = 0.8;
const CITATION_FROM = 0.6;
const CITATION_SPAN = 0.2;
/** What only reads alike stays below all of these, by its similarity. */
export const SCORED_SPAN = 0.59;

/** A curator's choice stands before the one made in the studio, and that before the file's. */
const RANK_OF_SOURCE = { curator: 0, studio: 1, file: 2 } as const;

/**
 * The edges of one work, best first: what people chose, the series, citations, then what is similar. One that is related
 * in several ways stands once, with all its reasons; one that a curator hid does not stand at all.
 */
export function drawEdges(neighbours: Neighbours): Edge[] {
  const hidden = new Set(
    neighbours.curated.filter((edge) => edge.hidden && !edge.incoming).map(({ toId }) => toId),
  );
  const ways = waysToRelate(neighbours).filter(({ toId }) => !hidden.has(toId));
  const edges = [...Map.groupBy(ways, ({ toId }) => toId).values()].flatMap((together) => {
    const sorted = together.toSorted((one, other) => other.score - one.score || one.order - other.order);
    const reasons = sorted.flatMap(({ reason }) => reason ?? []);
    return sorted[0] ? [{ ...sorted[0], reasons }] : [];
  });
  return edges
    .sort(
      (one, other) => other.score - one.score || one.order - other.order || (one.toId < other.toId ? -1 : 1),
    )
    .slice(0, MOST_EDGES)
    .map(({ toId, score, reasons }) => ({ toId, score: Number(score.toFixed(4)), reasons }));
}

interface Way {
  toId: string;
  score: number;
  /** Among those of one score. */
  order: number;
  reason?: StoredReason;
}

function waysToRelate({ curated, previous, next, cites, citedBy, scored }: Neighbours): Way[] {
  const similar = new Map(scored.map(({ toId, score }) => [toId, Math.min(1, score)]));
  const cited = (kind: 'cites' | 'cited-by') => (toId: string) => ({
    toId,
    score: CITATION_FROM + CITATION_SPAN * (similar.get(toId) ?? 0),
    order: kind === 'cites' ? 0 : 1,
    reason: { kind, details: [] },
  });
  const inSeries = (toId: string | null, which: 'next' | 'previous') =>
    toId
      ? [
          {
            toId,
            score: IN_SERIES,
            order: which === 'next' ? 0 : 1,
            reason: { kind: 'series' as const, details: [which] },
          },
        ]
      : [];
  return [
    ...strongestOfEach(curated).map(chosen),
    ...inSeries(next, 'next'),
    ...inSeries(previous, 'previous'),
    ...cites.map(cited('cites')),
    ...citedBy.map(cited('cited-by')),
    ...scored.map(({ toId, score, shared }) => ({
      toId,
      score: SCORED_SPAN * Math.min(1, score),
      order: 0,
      reason: { kind: 'shares-terms' as const, details: shared },
    })),
  ];
}

/** Of the edges to one work in one direction, the one that has the say. */
function strongestOfEach(curated: CuratedEdge[]): CuratedEdge[] {
  const sorted = curated
    .filter(({ hidden }) => !hidden)
    .sort(
      (one, other) =>
        RANK_OF_SOURCE[one.source] - RANK_OF_SOURCE[other.source] ||
        one.position - other.position ||
        (one.relation < other.relation ? -1 : 1),
    );
  return [...Map.groupBy(sorted, ({ toId, incoming }) => `${toId} ${incoming}`).values()].flatMap(
    ([strongest]) => strongest ?? [],
  );
}

const chosen = ({ toId, source, relation, note, position, incoming }: CuratedEdge): Way => ({
  toId,
  score: incoming ? CHOSEN_THERE : CHOSEN_HERE,
  order: RANK_OF_SOURCE[source] * 1000 + position,
  reason: {
    kind: 'curated',
    details: [relation],
    by: source === 'curator' ? 'curator' : 'author',
    ...(note ? { note } : {}),
    ...(incoming ? { incoming } : {}),
  },
});
