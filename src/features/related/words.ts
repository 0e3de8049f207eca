import type { Words } from '#src/words/words.ts';
import type { Reason } from './rules.ts';

/** A reason in words that a reader understands. */
export function reasonInWords(reason: Reason, { essays: w }: Words): string {
  switch (reason.kind) {
    case 'curated':
      return reason.incoming
        ? (w.relationsIncoming[reason.detail] ?? w.chosenIncoming(reason.detail))
        : (w.relations[reason.detail] ?? w.chosenRelation(reason.detail));
    case 'series':
      return reason.detail === 'next' ? w.nextInSeries : w.previousInSeries;
    case 'same-topic':
      return w.sameTopic(reason.detail.split(', ').map((name) => name.toLocaleLowerCase()));
    case 'shares-terms':
      return w.sharesTerms(reason.detail);
    case 'cites':
      return w.cites;
    case 'cited-by':
      return w.citedBy;
    case 'cites-together':
      return w.citesTogether;
  }
}
