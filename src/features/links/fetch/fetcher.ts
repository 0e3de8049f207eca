import { Agent, type Dispatcher } from 'undici';
import { type Reach, refusalOf } from '../rules/address.ts';
import { readBody, readBytes } from './body.ts';
import { type Resolve, resolveName, vettedConnector } from './connector.ts';
import { FetchFailure, failureOf } from './failure.ts';

const MAX_REDIRECTS = 3;
/** For the whole way to an answer, redirects and body included. */
const TIMEOUT_MS = 5_000;
/** A file may take so many times as long as a page. */
const PATIENCE_FOR_FILES = 6;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What came back from the last address of a chain of redirects. */
export interface Answer {
  status: number;
  /** Where the answer came from. */
  url: string;
  /** Where those redirects lead that say they are for good; undefined when there was none at the start of the chain. */
  movedTo: string | undefined;
  contentType: string;
  etag: string | undefined;
  lastModified: string | undefined;
  retryAfter: string | undefined;
  /** At most a megabyte, as text; empty for HEAD and for what is no text. */
  text: string;
}

export interface FetchOptions {
  method?: 'HEAD' | 'GET';
  /** Sent along so that an unchanged page need not be sent again. */
  etag?: string | null | undefined;
  lastModified?: string | null | undefined;
}

/** A file as it came, cut off past `mostBytes`. */
export type Download = (
  url: string,
  options: { method?: 'HEAD' | 'GET'; mostBytes: number },
) => Promise<{ status: number; contentType: string; bytes: Buffer }>;

export type Fetcher = (url: string, options?: FetchOptions) => Promise<Answer>;

interface FetcherSettings extends Reach {
  /** How the site names itself to others. */
  userAgent: string;
  resolve?: Resolve;
  timeoutMs?: number;
}

/**
 * Makes the one way in which the site asks addresses that people gave it: http and https to public addresses and standard
 * ports, no cookies, at most three redirects each vetted like the first, five seconds and a megabyte.
 * The function throws `FetchFailure`.
 */
export function openFetcher({
  userAgent,
  resolve = resolveName,
  timeoutMs = TIMEOUT_MS,
  ...reach
}: FetcherSettings) {
  const agent = new Agent({
    connect: vettedConnector(resolve, reach, timeoutMs),
    pipelining: 1,
    keepAliveTimeout: 1_000,
    maxHeaderSize: 32_768,
  });

  const fetcher: Fetcher = async (address, options = {}) => {
    const { response, ...chain } = await arrive(address, options, AbortSignal.timeout(timeoutMs));
    return { ...(await answerOf(response, options).catch(fail)), ...chain };
  };

  const download: Download = async (address, { method = 'GET', mostBytes }) => {
    const { response } = await arrive(
      address,
      { method },
      AbortSignal.timeout(timeoutMs * PATIENCE_FOR_FILES),
    );
    const contentType = headerOf(response, 'content-type') ?? '';
    const bytes = method === 'GET' ? await readBytes(response, mostBytes).catch(fail) : Buffer.alloc(0);
    leave(response);
    return { status: response.statusCode, contentType, bytes };
  };

  const arrive = (address: string, options: FetchOptions, signal: AbortSignal) =>
    follow(address, options, signal).catch(fail);

  async function follow(address: string, options: FetchOptions, signal: AbortSignal) {
    let url = new URL(address);
    let movedTo: string | undefined;
    let forGood = true;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const refusal = refusalOf(url, reach);
      if (refusal) throw new FetchFailure(refusal);
      const response = await ask(url, options, signal);
      const target = REDIRECTS.has(response.statusCode) && headerOf(response, 'location');
      if (!target) return { response, url: url.href, movedTo };
      leave(response);
      url = targetOf(target, url);
      forGood &&= response.statusCode === 301 || response.statusCode === 308;
      if (forGood) movedTo = url.href;
    }
    throw new FetchFailure('too-many-redirects');
  }

  const ask = (url: URL, { method = 'GET', etag, lastModified }: FetchOptions, signal: AbortSignal) =>
    agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      signal,
      headers: {
        'user-agent': userAgent,
        accept: 'text/html,application/xhtml+xml,*/*;q=0.5',
        'accept-encoding': 'identity',
        ...(etag ? { 'if-none-match': etag } : {}),
        ...(lastModified ? { 'if-modified-since': lastModified } : {}),
      },
    });

  return { fetcher, download, close: () => agent.close() };
}

function fail(error: unknown): never {
  throw failureOf(error);
}

async function answerOf(response: Dispatcher.ResponseData, { method = 'GET' }: FetchOptions) {
  const contentType = headerOf(response, 'content-type') ?? '';
  const wanted = method === 'GET' && /^(text\/|application\/(xhtml\+xml|xml))/i.test(contentType);
  const text = wanted ? await readBody(response, contentType) : '';
  leave(response);
  return {
    status: response.statusCode,
    contentType,
    etag: headerOf(response, 'etag'),
    lastModified: headerOf(response, 'last-modified'),
    retryAfter: headerOf(response, 'retry-after'),
    text,
  };
}

/** Does not wait for the rest of a body; the client reports that as an error, which it is not. */
function leave({ body }: Dispatcher.ResponseData) {
  body.on('error', () => {}).destroy();
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string) {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function targetOf(location: string, from: URL) {
  const target = URL.parse(location, from);
  if (!target) throw new FetchFailure('broken-answer');
  // A redirect without a fragment keeps the one that was asked for.
  if (!target.hash) target.hash = from.hash;
  return target;
}
