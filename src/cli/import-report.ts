import { IMPORT_KINDS } from '../features/imports/rules/arrivals.ts';
import type { ImportReport } from '../features/imports/rules/report.ts';
import type { Undone } from '../features/imports/rules/undoing.ts';

const COLUMNS = ['found', 'created', 'updated', 'merged', 'skipped'] as const;
const FIRST = 12;
const WIDTH = 9;
const MOST_LISTED = 20;

/** A report as a table with what there is to say below it. */
export function reportLines({ kinds, remarks, remarked, missing }: ImportReport): string[] {
  const head = ' '.repeat(FIRST) + COLUMNS.map((column) => column.padStart(WIDTH)).join('');
  const rows = IMPORT_KINDS.map(
    (kind) =>
      kind.padEnd(FIRST) + COLUMNS.map((column) => String(kinds[kind][column]).padStart(WIDTH)).join(''),
  );
  const reasons = IMPORT_KINDS.flatMap((kind) =>
    kinds[kind].reasons.map(({ why, count }) => `  ${kind}: ${count} ${why}`),
  );
  const said = remarks.slice(0, MOST_LISTED).map((one) => `  ${one.title}: ${one.remarks.join('; ')}`);
  return [
    ...[head, ...rows],
    ...(reasons.length > 0 ? ['', 'Why:', ...reasons] : []),
    ...(said.length > 0 ? ['', `To look at (${remarked}; all of them in --report):`, ...said] : []),
    ...(missing.length > 0
      ? [
          '',
          `Missing pictures (${missing.length}):`,
          ...missing.slice(0, MOST_LISTED).map((one) => `  ${one}`),
        ]
      : []),
    '',
  ];
}

/** What was taken away again, and what stays. */
export const undoingLines = ({ removed, kept }: Undone): string[] => [
  ...Object.entries(removed).map(
    ([kind, count]) => `${kind.padEnd(FIRST)}${String(count).padStart(WIDTH)} removed`,
  ),
  ...(kept.length > 0
    ? ['', 'Stays:', ...kept.map(({ kind, title, why }) => `  ${kind}: ${title} (${why})`)]
    : []),
];
