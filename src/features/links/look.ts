import { FetchFailure } from './fetch/failure.ts';
import type { Answer, Fetcher } from './fetch/fetcher.ts';
import { type Fingerprint, fingerprintOf, isSamePage } from './rules/fingerprint.ts';
import { digestOf } from './rules/page.ts';
import { isParked } from './rules/parked.ts';
import type { Finding } from './rules/verdict.ts';

/** What a look at a link needs to know of the last good one. */
export interface KnownPage {
  url: string;
  etag: string | null;
  lastModified: string | null;
  fingerprint: Fingerprint | null;
}

/** Answers to HEAD that say more about the server than about the page. */
const HEAD_UNKNOWN = new Set([400, 403, 404, 405, 406, 410, 500, 501, 503]);

/** Looks at a link once: HEAD first, then GET where there is something to read or HEAD was not understood. */
export async function lookAt(fetcher: Fetcher, known: KnownPage, now: Date): Promise<Finding> {
  const conditions = known.fingerprint ? { etag: known.etag, lastModified: known.lastModified } : {};
  try {
    const head = await fetcher(known.url, { method: 'HEAD', ...conditions }).catch(onlyTimeouts);
    const enough = head && !HEAD_UNKNOWN.has(head.status) && !(head.status === 200 && isText(head));
    const answer = enough ? head : await fetcher(known.url, { method: 'GET', ...conditions });
    return judge(answer, known, now);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { kind: 'failing', failure: error.kind };
  }
}

/** Some servers answer GET and leave HEAD hanging; anything else would fail again. */
function onlyTimeouts(error: unknown): undefined {
  if (error instanceof FetchFailure && (error.kind === 'too-slow' || error.kind === 'broken-answer'))
    return undefined;
  throw error;
}

const isText = ({ contentType }: Answer) => /html|xml/i.test(contentType) || contentType === '';

function judge(answer: Answer, known: KnownPage, now: Date): Finding {
  const { status } = answer;
  if (status === 429 || status === 503) {
    const until = restUntil(answer.retryAfter, now);
    if (until) return { kind: 'later', status, until };
    return status === 429 ? { kind: 'later', status, until: now } : { kind: 'failing', status };
  }
  if (status === 410) return { kind: 'gone', status };
  if (status === 401 || status === 403 || status === 451 || status === 999)
    return { kind: 'refused', status };
  if (status !== 304 && (status < 200 || status > 299)) return { kind: 'failing', status };
  return judgePage(answer, known);
}

function judgePage({ status, url, movedTo, text, etag, lastModified }: Answer, known: KnownPage): Finding {
  const tags = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
  if (status !== 304 && text) {
    const digest = digestOf(text);
    if (isParked(digest, url, known.url)) return { kind: 'parked', status };
    const page = fingerprintOf(digest);
    if (known.fingerprint && !isSamePage(known.fingerprint, page)) return { kind: 'changed', status };
    Object.assign(tags, { page });
  }
  if (movedTo && !sameAddress(movedTo, known.url)) return { kind: 'moved', status, movedTo, ...tags };
  return { kind: 'alive', status, ...tags };
}

const sameAddress = (one: string, other: string) => new URL(one).href === new URL(other).href;

/** Retry-After in either of its forms (RFC 9110, 10.2.3). */
function restUntil(retryAfter: string | undefined, now: Date) {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const until = Number.isFinite(seconds) ? new Date(now.getTime() + seconds * 1000) : new Date(retryAfter);
  return Number.isNaN(until.getTime()) ? undefined : until;
}
