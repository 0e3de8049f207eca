/** Why an essay is recommended. The words for readers are made from it in their language. */
export interface Reason {
  kind: 'curated' | 'series' | 'cites' | 'cited-by' | 'shares-terms' | 'same-topic' | 'cites-together';
  /** The relation, topic names or terms, joined by `, `. */
  detail: string;
  /** The curator's or author's note. */
  note?: string;
  /** Whether the edge was drawn from the other essay to this one. */
  incoming?: boolean;
}

export interface RelatedEssay {
  slug: string;
  title: string;
  standfirst: string;
  lang: string;
  /** Between 0 and 1: how strongly the graph recommends it. */
  score: number;
  reasons: Reason[];
}

/** One edge as the database has it. */
export interface Neighbour {
  slug: string;
  title: string;
  standfirst: string;
  lang: string;
  kind: 'curated' | 'curated-back' | 'series' | 'same-topic';
  relation: string;
  note: string;
  position: number;
}

/** People's choices come before the series, the series before what shares topics. */
const BASE_SCORE = { curated: 1, 'curated-back': 0.9, series: 0.8, 'same-topic': 0.1 } as const;

/** Merges the edges to one entry an essay, with all its reasons, the strongest first. */
export function rankNeighbours(neighbours: Neighbour[], most: number): RelatedEssay[] {
  const bySlug = Map.groupBy(neighbours, (neighbour) => neighbour.slug);
  return [...bySlug.values()]
    .map(merge)
    .sort((one, other) => other.score - one.score || one.title.localeCompare(other.title))
    .slice(0, most);
}

function merge(edges: Neighbour[]): RelatedEssay {
  const sorted = edges.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  const [best] = sorted;
  if (!best) throw new Error('An essay without edges cannot be ranked.');
  const { slug, title, standfirst, lang } = best;
  return { slug, title, standfirst, lang, score: scoreOf(best), reasons: sorted.map(reasonOf) };
}

const scoreOf = ({ kind, position }: Neighbour) =>
  kind === 'same-topic'
    ? Math.min(0.4, BASE_SCORE[kind] * -position)
    : BASE_SCORE[kind] - Math.min(99, position % 1000) / 1000;

function reasonOf({ kind, relation, note }: Neighbour): Reason {
  if (kind === 'same-topic') return { kind, detail: relation.split('|').join(', ') };
  if (kind === 'series') return { kind, detail: relation };
  return {
    kind: 'curated',
    detail: relation,
    ...(note ? { note } : {}),
    ...(kind === 'curated-back' ? { incoming: true } : {}),
  };
}
