import type { NamedTerm } from '#db/schema/index.ts';

const MOST_SHARED = 3;
/** What a word needs to spare where it is the only one: one may be chance where two words, or a pair, are not. */
const SPARE_ALONE = 4;

/** The words that say most of what two works are both about, as the first one writes them, or none; the heaviest first. */
export function sharedTerms(one: NamedTerm[], other: NamedTerm[]): string[] {
  const places = new Map(other.map(({ term }, place) => [term, place]));
  const shared = one
    .flatMap((named, place) => {
      const otherPlace = places.get(named.term);
      const spare = named.spare + (other[otherPlace ?? -1]?.spare ?? 0);
      return otherPlace === undefined || spare < 0 ? [] : [{ ...named, spare, rank: place + otherPlace }];
    })
    .sort((first, second) => first.rank - second.rank || first.term - second.term);
  const [first, ...others] = withoutRepeats(shared).slice(0, MOST_SHARED);
  if (!first || (others.length === 0 && !first.pair && first.spare < SPARE_ALONE)) return [];
  return [first, ...others].map(({ form }) => form);
}

/** A word is not named again beside a pair that it stands in. */
function withoutRepeats(shared: NamedTerm[]): NamedTerm[] {
  const said = new Set<number>();
  return shared.filter(({ term, pair = [] }) => {
    const words = pair.length > 0 ? pair : [term];
    if (words.some((word) => said.has(word))) return false;
    for (const word of words) said.add(word);
    return true;
  });
}
