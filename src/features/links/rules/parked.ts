import type { PageDigest } from './page.ts';

/** Sentences by which sellers of names announce a name that leads nowhere any more. */
const SELLING = [
  /\b(this|the|your) domain( name)?\b.{0,80}\b(is|may be) (for sale|available for (purchase|sale)|parked)/i,
  /\bthis web ?site is for sale\b/i,
  /\b(buy|purchase|inquire about|make an offer on) this domain\b/i,
  /\b(this|your) domain( name)? (is|has|has been) (parked|registered and parked|expired)\b/i,
  /\bparked (free|domain)|\bdomain parking\b/i,
  /\brelated searches\b.{0,400}\bprivacy policy\b/i,
  /\bdiese domain (steht zum verkauf|kaufen)|\bce (nom de )?domaine est (à|a) vendre|\beste dominio está en venta/i,
];

/** Where sellers of names send those who come by. */
const SELLERS =
  /(^|\.)(sedoparking|sedo|hugedomains|dan|afternic|bodis|parkingcrew|above|undeveloped|parklogic)\.(com|net)$/i;

/** A parking page is short; longer texts may speak of sold domains. */
const MOST_WORDS = 400;

/** Whether a page is a seller's placeholder for a name that was given up. */
export function isParked({ title, text }: PageDigest, url: string, asked: string): boolean {
  const host = new URL(url).hostname;
  if (host !== new URL(asked).hostname && SELLERS.test(host)) return true;
  return text.split(' ').length <= MOST_WORDS && SELLING.some((sign) => sign.test(`${title} ${text}`));
}
