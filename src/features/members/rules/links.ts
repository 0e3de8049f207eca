/** What the link in a mail does, once. */
export type TokenPurpose =
  | 'verify'
  | 'sign-in'
  | 'reset'
  | 'change-address-old'
  | 'change-address-new'
  | 'setup';

const PLACES: Record<TokenPurpose, string> = {
  verify: 'verify',
  'sign-in': 'sign-in',
  reset: 'reset',
  'change-address-old': 'verify',
  'change-address-new': 'verify',
  setup: 'setup',
};

/** The path of the page on which a token's secret can be used. */
export const tokenPath = (purpose: TokenPurpose, secret: string) => `/${PLACES[purpose]}/${secret}/`;

/** Where to go after signing in: a path of this site and nothing else. */
export function localPath(next: string | null | undefined): string | undefined {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return undefined;
  const url = new URL(next, 'http://site.invalid');
  if (url.host !== 'site.invalid' || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search + url.hash;
}

/** The way to signing in and back again. */
export const signInPath = (next: string) => `/sign-in/?next=${encodeURIComponent(next)}`;
