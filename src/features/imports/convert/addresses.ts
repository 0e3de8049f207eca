import { linkProblem } from '../../essays/rules/safe-addresses.ts';
import type { Conversion } from './conversion.ts';
import { cleanText } from './html/visible.ts';

/** What a browser reads from an address as it was typed. */
const typed = (address: string) =>
  cleanText(address)
    .replace(/[\n\t]/g, '')
    .trim();

/** An address of the source in full, or as it stands where nobody knows what it starts from. */
export function fullAddress(address: string, { around }: Conversion): string {
  const written = typed(address);
  return URL.canParse(written, around.base) ? new URL(written, around.base).href : written;
}

/** Where a link leads from now on; undefined when there is nowhere that a link may lead to. */
export function linkAddress(address: string, conversion: Conversion): string | undefined {
  const written = typed(address);
  if (written === '' || linkProblem(written)) return undefined;
  const full = fullAddress(written, conversion);
  const [place = '', ...fragment] = full.split('#');
  const { linkTo, pictureAt } = conversion.around;
  const here = linkTo(place) ?? pictureAt(place)?.src;
  const hash = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  if (here !== undefined) return here.startsWith('/media/') ? here : here + hash;
  return linkProblem(full) ? undefined : full;
}

/** The id within the same text that an address leads to, if that is all it does. */
export function anchorOf(address: string, { around }: Conversion): string | undefined {
  const [place, fragment] = typed(address).split('#');
  if (!fragment || (place !== '' && place !== around.base)) return undefined;
  return decoded(fragment);
}

/** An address as people would say it: without the protocol. */
export const spokenAddress = (address: string) =>
  address.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '').replace(/\/$/, '');

/** The last part of an address, which is what a file is called. */
export const fileName = (address: string) =>
  decoded(
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .findLast((part) => part !== '') ?? address,
  );

/** Percent signs undone, where they are right. */
export function decoded(text: string) {
  try {
    return cleanText(decodeURIComponent(text));
  } catch {
    return text;
  }
}
