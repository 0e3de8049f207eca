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
  const known: Weight[] = [];
  for (const [term, counted] of terms) {
    const often = frequencies.of(term);
    if (often >= FEWEST_WORKS)
      known.push({ term, counted, often, weight: weightOf(counted, often, frequencies.works) });
  }
  known.sort((one, other) => one.term - other.term);
  const vector = unitVector(known);
  for (const [at, one] of known.entries()) one.weight = Math.round((vector.weights[at] ?? 0) * WHOLE_WEIGHTS);
  const heavy = known.filter(({ counted, weight }) => !counted.pair && weight > 0).sort(heaviestFirst);
  const named = known
    .filter(({ counted, often }) => usesOf(counted) >= FEWEST_USES && isMiddling(often, frequencies))
    .filter(({ counted: { pair = [] } }) => pair.every((word) => !isCommon(word, frequencies)))
    .map((one) => ({ ...one, weight: one.weight * (one.counted.pair ? PAIR_LEAD : 1) }))
    .sort(heaviestFirst)
    .values()
    .flatMap((one) => nameOf(one, frequencies.works))
    .take(NAMED_TERMS)
    .toArray();
  return {
    vector,
    heavy: heavy.slice(0, HEAVY_TERMS).map(({ term, weight }) => ({ term, weight })),
    named,
  };
}

interface Weight {
  term: number;
  counted: Term;
  /** In how many works it stands. */
  often: number;
  weight: number;
}

function weightOf({ count, inTitle }: Term, often: number, works: number) {
  const frequency = 1 + Math.log(count) + (inTitle ? TITLE_BONUS : 0);
  return frequency * Math.log(1 + works / often) ** RARITY_POWER;
}

const heaviestFirst = (one: Weight, other: Weight) => other.weight - one.weight || one.term - other.term;

/** What a fifth of all works say still tells two of them from the others; of few works about the square root. */
const isMiddling = (often: number, { works }: Frequencies) =>
  often <= Math.max(2 * Math.sqrt(works), works / 5);

/** A pair with a word that nearly all works have says little more than its other one. */
const isCommon = (term: number, { of, works }: Frequencies) =>
  of(term) > Math.max(2 * Math.sqrt(works), works * 0.8);

const usesOf = ({ count, inTitle }: Term) => count + (inTitle ? TITLE_USES : 0);

function nameOf({ term, counted, often }: Weight, works: number): NamedTerm[] {
  const form = commonForm(counted.forms);
  const shortest = DENSE.test(form) ? SHORTEST_DENSE : SHORTEST_NAMED;
  if (form.length < shortest || /\d/.test(form) || FORM_OF_ADDRESS.test(form)) return [];
  const spare = 2 * usesOf(counted) - usesExpected(often, works);
  return [{ term, form, spare, ...(counted.pair ? { pair: counted.pair } : {}) }];
}

/** How often two works together must use a term before it is more than chance: oftener, the more works have it. */
const usesExpected = (often: number, works: number) => Math.ceil(4 + (8 * often) / Math.max(1, works));
