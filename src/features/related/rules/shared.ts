/** A word that can be named to a reader, in the form an essay uses. */
export interface NamedTerm {
  term: number;
  form: string;
}

const MOST_SHARED = 3;
/** One word in common may be chance. */
const FEWEST_SHARED = 2;

/** The words that say most of what two works are both about, as the first one writes them, or none; the heaviest first. */
export function sharedTerms(one: NamedTerm[], other: NamedTerm[]): string[] {
  const places = new Map(other.map(({ term }, place) => [term, place]));
  const shared = one
    .flatMap(({ term, form }, place) => {
      const otherPlace = places.get(term);
      return otherPlace === undefined ? [] : [{ term, form, rank: place + otherPlace }];
    })
    .sort((first, second) => first.rank - second.rank || first.term - second.term)
    .slice(0, MOST_SHARED)
    .map(({ form }) => form);
  return shared.length < FEWEST_SHARED ? [] : shared;
}
