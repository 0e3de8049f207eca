import type { NamedTerm } from '#db/schema/index.ts';
import { commonForm, type Term } from './terms.ts';
import { DENSE } from './tokens.ts';
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
  /** Terms that can be named to a reader, the heaviest first. */
  named: NamedTerm[];
}

/** A word in the title counts like one that the text repeats a few times. */
const TITLE_BONUS = 1.5;
/** Beyond 1, what many works say counts for less than its rarity alone would have it. */
const RARITY_POWER = 1.2;
/** A term that no other work has relates nothing. */
const FEWEST_WORKS = 2;
const HEAVY_TERMS = 64;
const WHOLE_WEIGHTS = 10_000;

/** A word further down is not what an essay is about. */
const NAMED_TERMS = 48;
/** What an essay says once it says in passing. */
const FEWEST_USES = 2;
/** The title says a word as often as this, beside the once that it stands there. */
const TITLE_USES = 2;
/** A pair says more closely what is meant than its words do. */
const PAIR_LEAD = 2;
const SHORTEST_NAMED = 3;
/** Such as Mr, Mrs or Dr: a short word that always has its capital. */
const FORM_OF_ADDRESS = /^\p{Lu}\p{Ll}{1,2}$/u;
/** In scripts that put a syllable or more into each letter. */
const SHORTEST_DENSE = 2;

/**
 * Weighs terms by how often the text has them and how few others do: tf-idf with a logarithm on either side, a bonus for
 * the title, and pairs of words beside the words.
 */
export function weigh(terms: Map<number, Term>, frequencies: Frequencies): Weighed {
  const known = [...terms].filter(([id]) => frequencies.of(id) >= FEWEST_WORKS);
  const vector = unitVector(new Map(known.map(([id, term]) => [id, weightOf(id, term, frequencies)])));
  const weighed = [...vector.terms].flatMap((term, at) => {
    const counted = terms.get(term);
    return counted ? { term, counted, weight: Math.round((vector.weights[at] ?? 0) * WHOLE_WEIGHTS) } : [];
  });
  const heavy = weighed.filter(({ counted }) => !counted.pair).sort(heaviestFirst);
  const named = weighed
    .filter(({ term, counted }) => isMiddling(term, frequencies) && usesOf(counted) >= FEWEST_USES)
    .filter(({ counted: { pair = [] } }) => pair.every((word) => !isCommon(word, frequencies)))
    .map((one) => ({ ...one, weight: one.weight * (one.counted.pair ? PAIR_LEAD : 1) }))
    .sort(heaviestFirst)
    .values()
    .flatMap(({ term, counted }) => nameOf(term, counted, frequencies))
    .take(NAMED_TERMS)
    .toArray();
  return {
    vector,
    heavy: heavy.slice(0, HEAVY_TERMS).map(({ term, weight }) => ({ term, weight })),
    named,
  };
}

function weightOf(id: number, { count, inTitle }: Term, frequencies: Frequencies) {
  const frequency = 1 + Math.log(count) + (inTitle ? TITLE_BONUS : 0);
  return frequency * Math.log(1 + frequencies.works / frequencies.of(id)) ** RARITY_POWER;
}

interface Weight {
  term: number;
  weight: number;
}

const heaviestFirst = (one: Weight, other: Weight) => other.weight - one.weight || one.term - other.term;

/** What a fifth of all works say still tells two of them from the others; of few works about the square root. */
const isMiddling = (term: number, { of, works }: Frequencies) =>
  of(term) <= Math.max(2 * Math.sqrt(works), works / 5);

/** A pair with a word that nearly all works have says little more than its other one. */
const isCommon = (term: number, { of, works }: Frequencies) =>
  of(term) > Math.max(2 * Math.sqrt(works), works * 0.8);

const usesOf = ({ count, inTitle }: Term) => count + (inTitle ? TITLE_USES : 0);

function nameOf(term: number, counted: Term, frequencies: Frequencies): NamedTerm[] {
  const form = commonForm(counted.forms);
  const shortest = DENSE.test(form) ? SHORTEST_DENSE : SHORTEST_NAMED;
  if (form.length < shortest || /\d/.test(form) || FORM_OF_ADDRESS.test(form)) return [];
  const spare = 2 * usesOf(counted) - usesExpected(term, frequencies);
  return [{ term, form, spare, ...(counted.pair ? { pair: counted.pair } : {}) }];
}

/** How often two works together must use a term before it is more than chance: oftener, the more works have it. */
const usesExpected = (term: number, { of, works }: Frequencies) =>
  Math.ceil(4 + (8 * of(term)) / Math.max(1, works));
