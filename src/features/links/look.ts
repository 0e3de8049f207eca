import { FetchFailure } from './fetch/failure.ts';
import type { Answer, Fetcher } from './fetch/fetcher.ts';
import { isDoorkeeper, isDoorway } from './rules/door.ts';
import { type Fingerprint, fingerprintOf, isSamePage } from './rules/fingerprint.ts';
import { saysMissing } from './rules/missing.ts';
import { digestOf, type PageDigest } from './rules/page.ts';
import { isParked } from './rules/parked.ts';
import { leadsToFrontPage } from './rules/place.ts';
import type { Finding } from './rules/verdict.ts';

/** What a look at a link needs to know of the last good one. */
export interface KnownPage {
  url: string;
  etag: string | null;
  lastModified: string | null;
  fingerprint: Fingerprint | null;
}

/** Looks at a link once: HEAD first, then GET unless HEAD has said all there is to know. */
export async function lookAt(fetcher: Fetcher, known: KnownPage, now: Date): Promise<Finding> {
  const conditions = known.fingerprint ? { etag: known.etag, lastModified: known.lastModified } : {};
  try {
    const head = await fetcher(known.url, { method: 'HEAD', ...conditions }).catch(unlessGetMayDo);
    const answer = head && saysAll(head) ? head : await fetcher(known.url, { method: 'GET', ...conditions });
    return judge(answer, known, now);
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    return { kind: 'failing', failure: error.kind };
  }
}

/** Some servers answer GET and let HEAD hang or hang up on it; anything else would fail again. */
function unlessGetMayDo(error: unknown): undefined {
  if (error instanceof FetchFailure && (error.kind === 'too-slow' || error.kind === 'broken-answer'))
    return undefined;
  throw error;
}

/** Whatever else a server says to HEAD, many a one says something better to GET. */
const saysAll = (head: Answer) =>
  head.status === 304 || head.status === 429 || (isSuccess(head.status) && !isText(head));
const isSuccess = (status: number) => status >= 200 && status < 300;
const isText = ({ contentType }: Answer) => /html|xml/i.test(contentType) || contentType === '';

/** To sign in, to pay, not for programs (406 and 999 are what some firewalls say to them), or not in this country. */
const REFUSALS = new Set([401, 402, 403, 405, 406, 407, 418, 451, 999]);

function judge(answer: Answer, known: KnownPage, now: Date): Finding {
  const { status } = answer;
  const until = restUntil(answer.retryAfter, now);
  if (status === 429) return { kind: 'later', status, until: until ?? now };
  if (status === 410) return { kind: 'gone', status };
  const page = answer.text ? digestOf(answer.text) : undefined;
  if (REFUSALS.has(status) || isTurnedAway(answer, known, page)) return { kind: 'refused', status };
  if (status !== 304 && !isSuccess(status)) return { kind: 'failing', status, ...(until && { until }) };
  return judgePage(answer, known, page);
}

const isTurnedAway = ({ url }: Answer, known: KnownPage, page: PageDigest | undefined) =>
  isDoorway(url, known.url) || (page !== undefined && !isTitled(known, page) && isDoorkeeper(page));

/** What was called so at the last good look is no sign of trouble. */
const isTitled = ({ fingerprint }: KnownPage, { title }: PageDigest) => fingerprint?.title === title;

function judgePage(answer: Answer, known: KnownPage, page: PageDigest | undefined): Finding {
  const { status, url, etag, lastModified } = answer;
  const elsewhere = leadsToFrontPage(known.url, url) ? url : answer.movedTo;
  const movedTo = elsewhere && !sameAddress(elsewhere, known.url) ? { movedTo: elsewhere } : {};
  const tags = { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
  if (page) {
    const trusted = known.fingerprint?.trusted;
    if (!trusted && isParked(page, url, known.url)) return { kind: 'parked', status };
    if (!trusted && !isTitled(known, page) && saysMissing(page))
      return { kind: 'failing', status, failure: 'says-missing' };
    const print = fingerprintOf(page);
    if (known.fingerprint && !isSamePage(known.fingerprint, print))
      return { kind: 'changed', status, ...movedTo };
    Object.assign(tags, { page: trusted ? { ...print, trusted } : print });
  }
  return { kind: 'movedTo' in movedTo ? 'moved' : 'alive', status, ...movedTo, ...tags };
}

const sameAddress = (one: string, other: string) => new URL(one).href === new URL(other).href;

/** Retry-After in either of its forms (RFC 9110, 10.2.3). */
function restUntil(retryAfter: string | undefined, now: Date) {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const until = Number.isFinite(seconds) ? new Date(now.getTime() + seconds * 1000) : new Date(retryAfter);
  return Number.isNaN(until.getTime()) ? undefined : until;
}
