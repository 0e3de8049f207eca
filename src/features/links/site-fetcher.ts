import { settings } from '../../settings.ts';
import { openFetcher } from './fetch/fetcher.ts';

const FETCHER = Symbol.for('commonplace.fetcher');
const shared = globalThis as { [FETCHER]?: ReturnType<typeof openFetcher> };

/** The fetcher of this process, which says to others which site is asking. */
export function siteFetcher() {
  const { siteUrl, privateHosts } = settings();
  shared[FETCHER] ??= openFetcher({ userAgent: `Commonplace (+${siteUrl})`, privateHosts });
  return shared[FETCHER];
}
