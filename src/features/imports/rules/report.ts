import { IMPORT_KINDS, type ImportKind } from './arrivals.ts';

export type Outcome = 'created' | 'updated' | 'merged' | 'skipped';

/** Why so many things of a kind were not simply taken in, with the first of them. */
export interface ReportedReason {
  why: string;
  count: number;
  examples: string[];
}

export interface KindReport extends Record<Outcome, number> {
  found: number;
  reasons: ReportedReason[];
}

/** What a reader should know of one thing that came in, such as a shortcode that nothing here understands. */
export interface ReportedRemark {
  kind: ImportKind;
  title: string;
  remarks: string[];
}

/**
 * What an import found, against what became of it: `found` is the sum of the four outcomes. What was there already and
 * says the same counts as skipped, with that as its reason.
 */
export interface ImportReport {
  kinds: Record<ImportKind, KindReport>;
  /** Of the things with something to be said of them: the first thousand. */
  remarks: ReportedRemark[];
  /** How many things have something to be said of them. */
  remarked: number;
  /** Addresses of pictures that did not come. */
  missing: string[];
}

const MOST_EXAMPLES = 10;
const MOST_REMARKS = 1_000;

/** What became of one thing. */
export interface Tallied {
  outcome: Outcome;
  why?: string | undefined;
  remarks?: string[] | undefined;
  missing?: string[] | undefined;
}

/** Counts what becomes of everything that a source holds. */
export class Tally {
  readonly report: ImportReport = {
    kinds: Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, emptyKind()])) as ImportReport['kinds'],
    remarks: [],
    remarked: 0,
    missing: [],
  };
  #reasons = new Map<string, ReportedReason>();
  #missing = new Set<string>();

  settle(kind: ImportKind, title: string, { outcome, why, remarks = [], missing = [] }: Tallied) {
    this.report.kinds[kind][outcome] += 1;
    if (why) this.#reason(kind, why, title);
    if (remarks.length > 0) this.#remark({ kind, title, remarks });
    for (const address of missing) this.#miss(address);
  }

  #reason(kind: ImportKind, why: string, title: string) {
    const key = `${kind} ${why}`;
    const known = this.#reasons.get(key);
    const reason = known ?? { why, count: 0, examples: [] };
    if (!known) {
      this.#reasons.set(key, reason);
      this.report.kinds[kind].reasons.push(reason);
    }
    reason.count += 1;
    if (reason.examples.length < MOST_EXAMPLES && title) reason.examples.push(title);
  }

  #remark(remark: ReportedRemark) {
    this.report.remarked += 1;
    if (this.report.remarks.length < MOST_REMARKS) this.report.remarks.push(remark);
  }

  #miss(address: string) {
    if (this.#missing.has(address)) return;
    this.#missing.add(address);
    this.report.missing.push(address);
  }
}

const emptyKind = (): KindReport => ({
  ...{ found: 0, created: 0, updated: 0, merged: 0, skipped: 0 },
  reasons: [],
});

/** How many things of a kind nothing is said of: none, unless the importer has lost some. */
export const unaccounted = ({ found, created, updated, merged, skipped }: KindReport) =>
  found - created - updated - merged - skipped;
