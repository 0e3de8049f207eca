import type { NamedTerm } from './shared.ts';
import { commonForm, type Term } from './terms.ts';
import { UNSPACED } from './tokens.ts';
import { unitVector, type Vector } from './vector.ts';

/** How many works of a language there are, and in how many of them each term stands. */
export interface Frequencies {
  works: number;
  of(term: number): number;
}

/** A work as the graph weighs it. */
export interface Weighed {
  vector: Vector;
  /** The heaviest words by whole weights, by which candidates are found. */
  heavy: { term: number; weight: number }[];
  /** Words that can be named to a reader, the heaviest first. */
  named: NamedTerm[];
}

/** A word in the title counts like one that the text repeats a few times. */
const TITLE_BONUS = 1.5;
/** A pair of words repeats what its words say, so it counts for less. */
const PAIR_SHARE = 0.7;
/** A term that no other work has relates nothing. */
const FEWEST_WORKS = 2;
const HEAVY_TERMS = 64;
const WHOLE_WEIGHTS = 10_000;

/** A word further down is not what an essay is about. */
const NAMED_TERMS = 32;
/** What an essay says once it says in passing. */
const FEWEST_USES = 2;
const SHORTEST_NAMED = 4;

/**
 * Weighs terms by how often the text has them and how few others do: tf-idf with a logarithm on either side, a bonus for
 * the title, and pairs of words beside the words.
 */
export function weigh(terms: Map<number, Term>, frequencies: Frequencies): Weighed {
  const known = [...terms].filter(([id]) => frequencies.of(id) >= FEWEST_WORKS);
  const vector = unitVector(new Map(known.map(([id, term]) => [id, weightOf(id, term, frequencies)])));
  const words = [...vector.terms]
    .map((term, at) => ({ term, weight: Math.round((vector.weights[at] ?? 0) * WHOLE_WEIGHTS) }))
    .filter(({ term }) => terms.get(term)?.forms)
    .sort((one, other) => other.weight - one.weight || one.term - other.term);
  const named = words
    .filter(({ term }) => isMiddling(term, frequencies))
    .flatMap(({ term }) => nameOf(term, terms.get(term)))
    .slice(0, NAMED_TERMS);
  return { vector, heavy: words.slice(0, HEAVY_TERMS), named };
}

function weightOf(id: number, { count, inTitle, forms }: Term, frequencies: Frequencies) {
  const frequency = 1 + Math.log(count) + (inTitle ? TITLE_BONUS : 0);
  const rarity = Math.log(1 + frequencies.works / frequencies.of(id));
  return (forms ? 1 : PAIR_SHARE) * frequency * rarity;
}

/** Between the few works that happen to share a word and the many that have it: not far from the middle of the scale. */
const isMiddling = (term: number, { of, works }: Frequencies) => of(term) <= 2 * Math.sqrt(works);

function nameOf(term: number, counted: Term | undefined): NamedTerm[] {
  if (!counted?.forms) return [];
  const form = commonForm(counted.forms);
  const shortest = UNSPACED.test(form) ? 2 : SHORTEST_NAMED;
  return counted.count < FEWEST_USES || form.length < shortest || /\d/.test(form) ? [] : [{ term, form }];
}
