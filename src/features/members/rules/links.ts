/** What the link in a mail does, once. */
export type TokenPurpose =
  | 'verify'
  | 'sign-in'
  | 'reset'
  | 'change-address-old'
  | 'change-address-new'
  | 'letters'
  | 'setup';

const PLACES: Record<TokenPurpose, string> = {
  verify: 'verify',
  'sign-in': 'sign-in',
  reset: 'reset',
  'change-address-old': 'verify',
  'change-address-new': 'verify',
  letters: 'letters',
  setup: 'setup',
};

/** The path of the page on which a token's secret can be used. */
export const tokenPath = (purpose: TokenPurpose, secret: string) => `/${PLACES[purpose]}/${secret}/`;

/** Longer paths lead to nothing of ours. */
const MAX_PATH_LENGTH = 2_000;

/** Where to go after signing in: a path of this site and nothing else. */
export function localPath(next: string | null | undefined): string | undefined {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return undefined;
  const url = new URL(next, 'http://site.invalid');
  if (url.host !== 'site.invalid' || url.pathname.startsWith('//')) return undefined;
  const path = url.pathname + url.search + url.hash;
  return path.length <= MAX_PATH_LENGTH ? path : undefined;
}

const leadingTo = (path: string, next?: string) => (next ? `${path}?next=${encodeURIComponent(next)}` : path);

/** The way to signing in and on from there. */
export const signInPath = (next?: string) => leadingTo('/sign-in/', next);

/** The way to joining and, once the address is confirmed, on from there. */
export const joinPath = (next?: string) => leadingTo('/join/', next);

/** Where a form that came without a session is kept, so that it can be sent once more. */
export const sendAgainPath = (to: string) => leadingTo('/sign-in/again/', to);
