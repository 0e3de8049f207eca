import type { FailureKind } from '../fetch/failure.ts';
import type { Fingerprint } from './fingerprint.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CHECK_EVERY_DAYS = 7;
/** So many tries, over at least so many days, before a link that fails is gone. */
const TRIES = 3;
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
  | { kind: 'failing'; status?: number; failure?: FailureKind }
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

/** What a link's record says after a look at it. `spread` between 0 and 1 sets links apart from each other in time. */
export function afterLook(before: LinkRecord, finding: Finding, now: Date, spread: number): LinkRecord {
  const next = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const usual = next(CHECK_EVERY_DAYS * (0.9 + 0.2 * spread));
  if (finding.kind === 'later') {
    const rest = Math.min(finding.until.getTime(), next(LONGEST_REST_DAYS).getTime());
    return {
      ...before,
      status: finding.status,
      nextCheckAt: new Date(Math.max(rest, next(1 / 24).getTime())),
    };
  }
  if (finding.kind !== 'failing') {
    // A server that answers, if only to refuse programs, is no reason to trouble anyone.
    const state =
      finding.kind === 'refused'
        ? before.state === 'unchecked' || before.state === 'failing'
          ? 'alive'
          : before.state
        : finding.kind;
    const movedTo = finding.kind === 'moved' ? (finding.movedTo ?? null) : null;
    return {
      state,
      status: finding.status,
      failure: null,
      movedTo,
      failures: 0,
      failingSince: null,
      checkedAt: now,
      nextCheckAt: usual,
    };
  }
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const lost = failures >= TRIES && now.getTime() - failingSince.getTime() >= TRIES_OVER_DAYS * DAY_MS;
  return {
    state: lost || before.state === 'gone' ? 'gone' : 'failing',
    status: finding.status ?? null,
    failure: finding.failure ?? null,
    movedTo: null,
    failures,
    failingSince,
    checkedAt: now,
    nextCheckAt: lost ? usual : next(TRY_AGAIN_HOURS / 24),
  };
}
