import type { Words } from '#src/words/words.ts';
import type { Reason } from './rules/reasons.ts';

/** A reason in words that a reader understands. */
export function reasonInWords({ kind, details, by, incoming }: Reason, { related: w }: Words): string {
  const [first = ''] = details;
  switch (kind) {
    case 'curated':
      if (incoming)
        return (
          wordFor(w.relationsIncoming, first) ??
          (by === 'curator' ? w.chosenIncomingByCurator : w.chosenIncoming)
        );
      return (by === 'curator' ? w.chosenByCurator : w.chosenByAuthor)(wordFor(w.relations, first) ?? first);
    case 'series':
      return first === 'next' ? w.nextInSeries : w.previousInSeries;
    case 'cites':
      return w.cites;
    case 'cited-by':
      return w.citedBy;
    case 'shares-terms':
      return details.length > 0 ? w.sharesTerms(details) : w.alike;
    case 'same-topic':
      return w.sameTopic(details);
    case 'cites-together':
      return w.citesTogether(details);
  }
}

/** What whoever chose an edge says of the other essay; a note from its far end speaks of the one that is being read. */
export const noteHere = ({ note, incoming }: Reason) => (incoming ? undefined : note);

/** Relations are free words, and may be the name of something that every object has. */
const wordFor = (named: Record<string, string>, name: string) =>
  Object.hasOwn(named, name) ? named[name] : undefined;

/** Who chose an edge, or where it stands in a series or a text, says enough by itself. */
const ENOUGH = new Set<Reason['kind']>(['curated', 'series', 'cites', 'cited-by']);
const MOST_REASONS = 2;

/** The reasons of one edge in a line or two, a topic before the words that say more closely what is meant. */
export function reasonsInWords(reasons: Reason[], words: Words): string[] {
  const [first] = reasons;
  const shown = first && ENOUGH.has(first.kind) ? [first] : reasons.slice(0, MOST_REASONS);
  return shown
    .toSorted((one, other) => Number(other.kind === 'same-topic') - Number(one.kind === 'same-topic'))
    .map((reason) => reasonInWords(reason, words));
}
