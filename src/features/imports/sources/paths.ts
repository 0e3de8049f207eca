const HERE = 'http://here.invalid';

/** A path with its query as it is compared: percent-encoded in one way, without doubled slashes or a fragment. */
export function tidySourcePath(given: string): string | undefined {
  const url = URL.parse(given.replace(/^\/{2,}/, '/'), HERE);
  if (!url || url.origin !== HERE) return undefined;
  const pathname = url.pathname.replace(/\/{2,}/g, '/');
  try {
    return encodeURI(decodeURI(pathname)) + url.search;
  } catch {
    return pathname + url.search;
  }
}

const bareHost = (url: URL) => url.host.replace(/^www\./, '');

/** The path of an address within a site; undefined when it stands on another. */
export function pathWithinSite(address: string, site: string): string | undefined {
  if (address === '') return undefined;
  const [url, home] = [URL.parse(address, site || HERE), URL.parse(site || HERE)];
  if (!url || !home || bareHost(url) !== bareHost(home)) return undefined;
  return tidySourcePath(url.pathname + url.search);
}

/** Each once, without what is no path. */
export const distinctPaths = (paths: (string | undefined)[]): string[] => [
  ...new Set(paths.flatMap((path) => (path === undefined ? [] : (tidySourcePath(path) ?? [])))),
];
