import { longDate } from '../../words/formats.ts';
import { words } from '../../words/words.ts';
import { leadsToFrontPage } from '../links/rules/place.ts';
import type { KnownLink } from './queries/care.ts';

/** What is known of a link, in words for curators. */
export function linkInWords(link: KnownLink & { url: string }, language: string, timeZone: string): string {
  const { curation: w } = words(language);
  const { state, status, failure, checkedAt, reports } = link;
  if (!checkedAt) return [w.linkSaid.unchecked, w.reports(reports)].filter(Boolean).join(' · ');
  const why = failure
    ? w.failure[failure]
    : state !== 'moved' && status && status >= 400 && w.answered(status);
  return [said(link, language), why, w.reports(reports), w.checkedOn(longDate(checkedAt, language, timeZone))]
    .filter(Boolean)
    .join(' · ');
}

function said({ state, url, movedTo }: KnownLink & { url: string }, language: string) {
  const { curation: w } = words(language);
  return newAddress({ state, movedTo }) && leadsToFrontPage(url, movedTo ?? url)
    ? w.linkLeadsHome
    : w.linkSaid[state];
}

/** Where a link leads by now that is not what it was. */
export const newAddress = ({ state, movedTo }: Pick<KnownLink, 'state' | 'movedTo'>) =>
  state === 'moved' || state === 'changed' ? movedTo : null;
