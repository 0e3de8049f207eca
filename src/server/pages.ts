import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RETRY_AFTER_SECONDS } from '#db/away.ts';
import type { ReadCounter } from '../features/reads/counter.ts';
import { essayRead, isReading } from '../features/reads/rules.ts';
import type { Settings } from '../settings.ts';
import type { Render } from './astro-entry.ts';
import { clientAddress } from './client-address.ts';
import { log } from './log.ts';
import { metrics } from './metrics.ts';
import { type Entry, makeEntry } from './page-cache/entry.ts';
import { cacheKey, isAnswerFor } from './page-cache/key.ts';
import { send } from './page-cache/send.ts';
import type { PageStore } from './page-cache/store.ts';
import { toRequest } from './request.ts';
import { contentPolicy, securityHeaders } from './security-headers.ts';

/** Who has a session is served alone: nothing of theirs is kept, nothing kept is theirs. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?commonplace_session=/;

/** A made-up address costs a rendering; answers to it are believed for a moment. */
const NOT_FOUND_MAX_AGE_MS = 5_000;

/** While the database answers no page lives longer than this unasked: a note of a change may be lost. */
const MAX_AGE_MS = 60_000;

interface Site {
  render: Render;
  store: PageStore;
  reads: ReadCounter;
  settings: Settings;
}

/** Serves pages and endpoints: from the store where it can, else by rendering them. */
export function servePages({ render, store, reads, settings }: Site) {
  const base = securityHeaders(settings.siteUrl);

  async function renderEntry(incoming: IncomingMessage): Promise<Entry> {
    const began = performance.now();
    const requestId = randomUUID();
    const locals: App.Locals = {
      requestId,
      clientAddress: clientAddress(incoming, settings.trustedProxies),
    };
    const answer = await render(await toRequest(incoming, settings.siteUrl), locals);
    const entry = await toEntry(answer, locals);
    if (entry.status === 200) entry.essay = essayRead(cacheKey(incoming.url ?? '/') ?? '');
    const seconds = (performance.now() - began) / 1000;
    metrics.rendering.observe(seconds);
    log().info({
      requestId,
      method: incoming.method,
      path: incoming.url?.split('?')[0],
      status: entry.status,
      ms: Math.round(seconds * 1000),
    });
    return entry;
  }

  async function toEntry(answer: Response, { requestId, databaseAway }: App.Locals): Promise<Entry> {
    const status = databaseAway && answer.status === 500 ? 503 : answer.status;
    const file = fileOf(answer);
    const body = file ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer());
    const until = answer.status < 500 && !answer.headers.has('set-cookie') ? keepUntil(answer) : 0;
    const tags = answer.headers.get('cache-tag')?.split(',').filter(Boolean) ?? [];
    const headers: Record<string, string> = { ...base, 'X-Request-Id': requestId, Vary: 'Accept-Encoding' };
    for (const [name, value] of answer.headers) if (!INTERNAL.has(name)) headers[name] = value;
    if (settings.cdnHeaders && until > 0)
      for (const name of ['cdn-cache-control', 'cache-tag']) headers[name] = answer.headers.get(name) ?? '';
    headers['cache-control'] =
      answer.headers.get('cache-control') ?? (until > 0 ? 'private, no-cache' : 'private, no-store');
    if (headers['content-type']?.startsWith('text/html'))
      headers['content-security-policy'] = contentPolicy(
        answer.headers.get('content-security-policy'),
        settings.siteUrl,
      );
    if (databaseAway) headers['Retry-After'] = String(RETRY_AFTER_SECONDS);
    const entry = makeEntry(status, headers, body, tags, until);
    entry.file = file;
    for (const cookie of answer.headers.getSetCookie()) entry.headers.push('Set-Cookie', cookie);
    return entry;
  }

  /** Counted by what was asked for and with which program, and by nothing else. */
  function countRead(request: IncomingMessage, { essay }: Entry) {
    if (essay !== undefined && isReading(request)) reads.count(essay);
  }

  /** What a request's answer is kept under, if it may be. */
  function keyOf(request: IncomingMessage) {
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (!read || SESSION_COOKIE.test(request.headers.cookie ?? '')) return undefined;
    return cacheKey(request.url ?? '/');
  }

  /** The rendering that others wait for too, unless its answer turns out to be for one of them alone. */
  async function renderFor(request: IncomingMessage, key: string) {
    misses.inc();
    const { rendering, joined } = store.renderOnce(key, () => renderEntry(request));
    const entry = await rendering;
    const earlier = entry.status === 503 ? store.findEarlier(key, Date.now()) : undefined;
    if (earlier) {
      standIns.inc();
      return earlier;
    }
    const alone = entry.until === 0 || !isAnswerFor(request.url ?? '/', key, entry.status);
    return joined && alone ? renderEntry(request) : entry;
  }

  return {
    /** Answers from the store. @returns undefined when there is nothing in it for this request. */
    serveKept(request: IncomingMessage, response: ServerResponse) {
      const key = keyOf(request);
      const kept = key === undefined ? undefined : store.find(key, Date.now());
      if (key === undefined || !kept || !isAnswerFor(request.url ?? '/', key, kept.status)) return undefined;
      hits.inc();
      countRead(request, kept);
      return send(request, response, kept) ?? true;
    },

    /** Renders the answer, once for all who wait for it, and keeps it where it may. */
    async servePage(request: IncomingMessage, response: ServerResponse) {
      const key = keyOf(request);
      const entry = key === undefined ? await renderEntry(request) : await renderFor(request, key);
      countRead(request, entry);
      await send(request, response, entry);
      if (key !== undefined) store.weigh(key, entry);
    },
  };
}

const hits = metrics.pageCache.labels('hit');
const standIns = metrics.pageCache.labels('stand-in');
const misses = metrics.pageCache.labels('miss');

const INTERNAL = new Set(['cdn-cache-control', 'cache-tag', 'set-cookie', 'content-length']);

/** A download that says how long it is need not be held in memory. */
function fileOf({ headers, body }: Response) {
  const bytes = headers.has('content-disposition') && headers.get('content-length');
  return bytes && body ? { bytes: Number(bytes), content: body } : undefined;
}

/** When a page says how long it may be kept, that long from now in milliseconds since the epoch; else 0. */
function keepUntil(answer: Response) {
  const seconds = Number(/max-age=(\d+)/.exec(answer.headers.get('cdn-cache-control') ?? '')?.[1] ?? 0);
  if (seconds === 0) return 0;
  const most = answer.status >= 400 ? NOT_FOUND_MAX_AGE_MS : MAX_AGE_MS;
  return Date.now() + Math.min(seconds * 1000, most);
}
