import { intervalsPart, type Share, wilson } from './intervals.ts';
import { medianWait } from './waits.ts';

/** Fewer than this could lead back to a person, so a row with fewer is not shown, nor any total it could be found from. */
export const SMALLEST_ROW = 10;

/** How many months the report looks back, this one included. */
export const REPORT_MONTHS = 12;

/** What waited longer than this counts as a long wait, in minutes. */
const LONG_WAIT = 1440;

/** What was counted for one voice; `none` is a voice here. */
export interface VoiceCounts {
  voice: string;
  submitted: number;
  approved: number;
  declined: number;
  spam: number;
  appealed: number;
  reversed: number;
  changed: number;
  /** How many waited, by the upper end of the bucket in minutes. */
  waits: Map<number, number>;
}

/** What voices are compared by. */
export const MEASURES = ['declined', 'changed', 'reversed', 'waited'] as const;
export type Measure = (typeof MEASURES)[number];

export interface ParityRow extends Omit<VoiceCounts, 'waits'> {
  /** In minutes, as the upper end of its bucket. */
  medianWait: number | undefined;
  shares: Record<Measure, Share | undefined>;
}

/** Two voices whose intervals have nothing in common. */
export interface Difference {
  measure: Measure;
  higher: string;
  lower: string;
}

export interface ParityReport {
  rows: ParityRow[];
  /** Voices with too few to show. */
  suppressed: string[];
  /** None when a suppressed row could be found by taking the others away from it. */
  total: ParityRow | undefined;
  differences: Difference[];
}

/** Whether the site's moderation treats the voices alike, as far as its counts can tell. */
export function parityReport(counted: VoiceCounts[]): ParityReport {
  const shown = counted.filter((counts) => !isSmall(counts));
  const rows = shown.map(toRow);
  const suppressed = counted.filter(isSmall).map((counts) => counts.voice);
  const total = suppressed.length === 0 ? toRow(counted.reduce(add, emptyCounts('total'))) : undefined;
  return {
    rows,
    suppressed,
    total,
    differences: MEASURES.flatMap((measure) => differencesIn(rows, measure)),
  };
}

const decided = (counts: VoiceCounts) => counts.approved + counts.declined + counts.spam;

/** Nothing at all leads to nobody; a few do. */
const isSmall = (counts: VoiceCounts) =>
  [counts.submitted, decided(counts)].some((size) => size > 0 && size < SMALLEST_ROW);

function toRow({ waits, ...counts }: VoiceCounts): ParityRow {
  const judged = counts.approved + counts.declined;
  const waited = [...waits.values()].reduce((sum, count) => sum + count, 0);
  const long = [...waits].reduce((sum, [end, count]) => sum + (end > LONG_WAIT ? count : 0), 0);
  return {
    ...counts,
    medianWait: medianWait(waits),
    shares: {
      declined: wilson(counts.declined, judged),
      changed: wilson(Math.min(counts.changed, judged), judged),
      reversed: wilson(Math.min(counts.reversed, counts.appealed), counts.appealed),
      waited: wilson(long, waited),
    },
  };
}

/** A share of a few says nothing, and could lead back to a person. */
export const isLargeEnough = ({ of }: Pick<Share, 'of'>) => of >= SMALLEST_ROW;

function differencesIn(rows: ParityRow[], measure: Measure): Difference[] {
  return rows.flatMap((one, at) =>
    rows.slice(at + 1).flatMap((other) => {
      const [mine, theirs] = [one.shares[measure], other.shares[measure]];
      if (!mine || !theirs || !isLargeEnough(mine) || !isLargeEnough(theirs)) return [];
      if (!intervalsPart(mine, theirs)) return [];
      const [higher, lower] = mine.share > theirs.share ? [one, other] : [other, one];
      return [{ measure, higher: higher.voice, lower: lower.voice }];
    }),
  );
}

export const emptyCounts = (voice: string): VoiceCounts => ({
  voice,
  submitted: 0,
  approved: 0,
  declined: 0,
  spam: 0,
  appealed: 0,
  reversed: 0,
  changed: 0,
  waits: new Map(),
});

function add(one: VoiceCounts, other: VoiceCounts): VoiceCounts {
  const waits = new Map(one.waits);
  for (const [end, count] of other.waits) waits.set(end, (waits.get(end) ?? 0) + count);
  return {
    voice: one.voice,
    submitted: one.submitted + other.submitted,
    approved: one.approved + other.approved,
    declined: one.declined + other.declined,
    spam: one.spam + other.spam,
    appealed: one.appealed + other.appealed,
    reversed: one.reversed + other.reversed,
    changed: one.changed + other.changed,
    waits,
  };
}
