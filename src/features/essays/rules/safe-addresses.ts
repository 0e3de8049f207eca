import { suggestion } from '../../../suggestion.ts';

/** Where a link may lead beside places of this site. */
const LINK_SCHEMES = ['https', 'http', 'mailto', 'tel'];

/** What browsers overlook in an address, or nobody sees. */
const UNSEEN = /[\p{C}\p{Z}]/gu;

/** What an address begins with before a colon, as a browser reads it; none for places of this site. */
function schemeOf(address: string) {
  const [, scheme] = /^([^/?#]*?):/.exec(address.replace(UNSEEN, '')) ?? [];
  return scheme !== undefined && /^[a-z][a-z0-9+.-]*$/i.test(scheme) ? scheme.toLowerCase() : undefined;
}

/** Why a link must not lead there, if so. */
export function linkProblem(address: string): string | undefined {
  const scheme = schemeOf(address);
  if (scheme === undefined || LINK_SCHEMES.includes(scheme)) return;
  return `a link cannot begin with "${scheme}:", only with https:, http:, mailto:, tel: or a path of this site${suggestion(scheme, LINK_SCHEMES)}`;
}

/** Why a picture must not come from there, if so: readers' browsers ask nobody but this site. */
export function pictureProblem(address: string): string | undefined {
  const elsewhere = schemeOf(address) !== undefined || /^[/\\]{2}/.test(address.replace(UNSEEN, ''));
  return elsewhere
    ? 'pictures are shown from this site alone: upload it and use the address it gets'
    : undefined;
}
