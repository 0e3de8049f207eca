import type { FailureKind } from '../fetch/failure.ts';
import type { Fingerprint } from './fingerprint.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CHECK_EVERY_DAYS = 7;
/** So many tries, over at least so many days, before a link that fails is gone. */
export const TRIES = 3;
const TRIES_OVER_DAYS = 2;
const TRY_AGAIN_HOURS = 26;
/** However long a server asks to be left alone. */
const LONGEST_REST_DAYS = 30;

export const LINK_STATES = ['unchecked', 'alive', 'moved', 'failing', 'gone', 'parked', 'changed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** States that need a person to decide. */
export const NEEDS_DECISION: LinkState[] = ['moved', 'gone', 'parked', 'changed'];

/** How many links were found in each state. */
export type LinkCounts = Partial<Record<LinkState, number>>;

/** Such as `12 alive, 1 gone`; undefined when nothing was looked at. */
export const countsInWords = (counts: LinkCounts): string | undefined =>
  LINK_STATES.flatMap((state) => (counts[state] ? `${counts[state]} ${state}` : [])).join(', ') || undefined;

/** What one look at a link found. */
export type Finding =
  | {
      kind: 'alive' | 'moved' | 'parked' | 'changed';
      status: number;
      movedTo?: string;
      page?: Fingerprint;
      etag?: string;
      lastModified?: string;
    }
  /** The server says that it is no more. */
  | { kind: 'gone'; status: number }
  | {
      kind: 'failing';
      status?: number;
      failure?: FailureKind;
      /** When the server asks to be tried again. */
      until?: Date;
    }
  /** The server is there and does not answer programs. */
  | { kind: 'refused'; status: number }
  /** The server asks to be left alone until then. */
  | { kind: 'later'; status: number; until: Date };

/** What is known of a link between two looks. */
export interface LinkRecord {
  state: LinkState;
  status: number | null;
  failure: FailureKind | null;
  movedTo: string | null;
  failures: number;
  failingSince: Date | null;
  checkedAt: Date | null;
  nextCheckAt: Date;
}

/** What says more of the one who looks than of the page: readers may well see it, so it is never called gone for that. */
export const OUT_OF_SIGHT: FailureKind[] = [
  'scheme',
  'credentials',
  'port',
  'private-address',
  'certificate',
  'too-many-redirects',
];

/** Nothing answered at all, which may as well be the fault of this site's own line. */
const SILENCE: FailureKind[] = ['no-such-name', 'name-server', 'no-connection', 'too-slow'];

/** Whether a look heard from whoever is there, even if only a refusal. */
export const isHeard = (finding: Finding) =>
  finding.kind !== 'failing' || !finding.failure || !SILENCE.includes(finding.failure);

/** What a link's record says after a look at it. `spread` between 0 and 1 sets links apart from each other in time. */
export function afterLook(before: LinkRecord, finding: Finding, now: Date, spread: number): LinkRecord {
  const usual = daysAfter(now, CHECK_EVERY_DAYS * (0.9 + 0.2 * spread));
  if (finding.kind === 'failing') return afterFailure(before, finding, now, usual);
  if (finding.kind === 'later') {
    const nextCheckAt = rested(finding.until, daysAfter(now, 1 / 24), now);
    return { ...before, status: finding.status, nextCheckAt };
  }
  const known = { status: finding.status, failure: null, failures: 0, failingSince: null };
  return { ...stateAfter(before, finding), ...known, checkedAt: now, nextCheckAt: usual };
}

const daysAfter = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

/** Not before a server wants it. */
function rested(until: Date | undefined, atLeast: Date, now: Date) {
  const rest = Math.min(until?.getTime() ?? 0, daysAfter(now, LONGEST_REST_DAYS).getTime());
  return new Date(Math.max(rest, atLeast.getTime()));
}

function stateAfter(before: LinkRecord, finding: Exclude<Finding, { kind: 'later' | 'failing' }>) {
  if (finding.kind === 'refused') {
    // A server that answers, if only to refuse programs, is no reason to trouble anyone.
    const state = before.state === 'unchecked' || before.state === 'failing' ? 'alive' : before.state;
    return { state, movedTo: before.movedTo };
  }
  const movedTo = 'movedTo' in finding ? (finding.movedTo ?? null) : null;
  const asBefore = finding.kind === 'moved' && isSettled(before) && before.movedTo === movedTo;
  return { state: asBefore ? ('alive' as const) : finding.kind, movedTo };
}

/** An address beside such a state is one that a curator has decided not to take. */
const isSettled = ({ state }: LinkRecord) => state === 'alive' || state === 'failing';

function afterFailure(
  before: LinkRecord,
  { status, failure, until }: Extract<Finding, { kind: 'failing' }>,
  now: Date,
  usual: Date,
): LinkRecord {
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const tried = failures >= TRIES && now.getTime() - failingSince.getTime() >= TRIES_OVER_DAYS * DAY_MS;
  const lost = tried && !(failure && OUT_OF_SIGHT.includes(failure));
  return {
    state: lost || before.state === 'gone' ? 'gone' : 'failing',
    movedTo: isSettled(before) ? before.movedTo : null,
    ...{ status: status ?? null, failure: failure ?? null, failures, failingSince },
    checkedAt: now,
    nextCheckAt: rested(until, tried ? usual : daysAfter(now, TRY_AGAIN_HOURS / 24), now),
  };
}

/** Puts off calling a link gone while there is reason to doubt the one who looked. */
export const undecided = (after: LinkRecord, now: Date): LinkRecord => ({
  ...after,
  state: 'failing',
  nextCheckAt: daysAfter(now, 1 / 24),
});
