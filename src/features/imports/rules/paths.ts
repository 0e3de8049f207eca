const NOWHERE = 'http://nowhere.invalid';

/** A path with its query as it is kept, percent-encoded; undefined for what is none. */
export function storedPath(given: string): string | undefined {
  if (!given.startsWith('/') || !URL.canParse(given, NOWHERE)) return undefined;
  const url = new URL(given, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}

/** A host as one site goes by it, with `www.` or without. */
const hostOf = (url: URL) => url.host.toLowerCase().replace(/^www\./, '');

/** The path, query and fragment that a text at `path` names on the site at `home`; undefined for what leads out. */
export function pathWithin(address: string, home: string | undefined, path: string | undefined) {
  const from = URL.parse(path ?? '/', home ?? NOWHERE);
  const url = from && URL.parse(address, from.href);
  if (!url || !from || !/^https?:$/.test(url.protocol)) return undefined;
  const own = hostOf(new URL(home ?? NOWHERE));
  if (hostOf(url) !== own) return undefined;
  return { path: url.pathname, search: url.search, hash: url.hash };
}

/** The ways in which a directory may know a path: as it is, with a slash at the end or without, and without its query. */
export function waysToWrite({ path, search }: { path: string; search: string }): string[] {
  const bare = path.replace(/\/+$/, '') || '/';
  const paths = [...new Set([path, bare === '/' ? bare : `${bare}/`, bare])];
  return [...paths.map((one) => one + search), ...(search && path !== '/' ? paths : [])];
}
