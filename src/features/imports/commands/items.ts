import { sql } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import type { Database } from '#db/client.ts';
import { importItems } from '#db/schema/index.ts';
import { findItems, type ItemRow } from '../queries/items.ts';
import type { Arrival, ImportKind } from '../rules/arrivals.ts';
import { hashOfArrival } from '../rules/identity.ts';
import { titleOf } from '../rules/plan.ts';
import type { Tallied } from '../rules/report.ts';
import type { Run } from './context.ts';

/** What became of one thing, as it is kept and counted. */
export interface Settled extends Tallied {
  key: string;
  title: string;
  hash: string;
  /** What it is here: an id or a path. */
  target?: string | null | undefined;
  mark?: string | undefined;
  /** Whether this import made what it is here, so that undoing it takes that away again. */
  made?: boolean;
}

/** Keeps what became of things of a kind, and counts it. */
export async function settle(tx: Database, run: Run, kind: ImportKind, settled: Settled[]) {
  for (const one of settled) run.tally.settle(kind, one.title, one);
  await keepItems(tx, run, kind, settled);
}

/** Keeps what became of things of a kind that no report counts. */
export async function keepItems(tx: Database, run: Run, kind: string, settled: Settled[]) {
  if (run.dryRun) return;
  const rows = settled.map((one) => rowOf(run, kind, one));
  await insertMany(tx, importItems, rows, { otherwise: RENEWED });
}

const rowOf = (run: Run, kind: string, one: Settled): typeof importItems.$inferInsert => ({
  ...{ origin: run.origin, kind, key: one.key, target: one.target ?? null, touchedBy: run.id },
  createdBy: one.made ? run.id : null,
  ...{ outcome: one.outcome, why: one.why ?? null, hash: one.hash, mark: one.mark ?? '' },
  ...{ remarks: one.remarks ?? [], missing: one.missing ?? [] },
});

/** What was made once stays marked as made by the import that did. */
const RENEWED = sql`on conflict (origin, kind, key) do update set target = excluded.target,
  created_by = coalesce(import_items.created_by, excluded.created_by), touched_by = excluded.touched_by,
  outcome = excluded.outcome, why = excluded.why, remarks = excluded.remarks, missing = excluded.missing,
  hash = excluded.hash, mark = excluded.mark`;

/** Something that has to be looked at: it is new, or its source says something else than before. */
export interface Due<Some extends Arrival> {
  arrival: Some;
  hash: string;
  /** What became of it before; it is here then. */
  before: ItemRow | undefined;
}

/**
 * Settles what this run has settled already, before it was cut short, and what has not changed. What did not come in
 * before, or lacks a picture, is tried again. @returns the rest.
 */
export async function sift<Some extends Arrival>(
  tx: Database,
  run: Run,
  kind: ImportKind,
  arrivals: Some[],
  hashOf: (arrival: Some) => string = hashOfArrival,
): Promise<Due<Some>[]> {
  const keys = arrivals.map(({ key }) => key);
  const known = await findItems(tx, run, kind, keys);
  const due: Due<Some>[] = [];
  const same: Settled[] = [];
  for (const arrival of arrivals) {
    const hash = hashOf(arrival);
    const before = known.get(arrival.key);
    const here = before?.target ? before : undefined;
    const settledNow = before?.touchedBy === run.id;
    const lacking = !here || here.missing.length > 0;
    if (before?.hash !== hash || (lacking && !settledNow)) due.push({ arrival, hash, before: here });
    else if (settledNow) run.tally.settle(kind, titleOf(arrival), tallied(before));
    else same.push({ ...unchanged(run, before), title: titleOf(arrival) });
  }
  await settle(tx, run, kind, same);
  return due;
}

const tallied = ({ outcome, why, remarks, missing }: ItemRow): Tallied => ({
  ...{ outcome, why: why ?? undefined, remarks, missing },
});

/** What was merged with something that was here before stays so; anything else is left as it is. */
function unchanged(run: Run, { key, target, hash, mark, remarks, missing, outcome, why }: ItemRow) {
  const stays = { key, target, hash, mark, remarks, missing };
  return outcome === 'merged'
    ? { ...stays, outcome, why: why ?? undefined }
    : { ...stays, outcome: 'skipped' as const, why: run.says.why.unchanged };
}

/** What is left as it is here although its source says something else by now. */
export const leftAlone = <Some extends Arrival>(
  { arrival, hash, before }: Due<Some>,
  why: string,
): Settled => ({
  ...{ key: arrival.key, title: titleOf(arrival), hash: before?.hash ?? hash },
  ...{ target: before?.target, mark: before?.mark, outcome: 'skipped', why },
});

/** What was taken for something that had been here before still is, whatever its source says of it by now. */
export const mergedAgain = <Some extends Arrival>({ arrival, hash, before }: Due<Some>): Settled => ({
  ...{ key: arrival.key, title: titleOf(arrival), hash, target: before?.target },
  ...{ outcome: 'merged', why: before?.why ?? undefined },
});

/** What does not come in. */
export const skipped = ({ arrival, hash }: Pick<Due<Arrival>, 'arrival' | 'hash'>, why: string): Settled => ({
  ...{ key: arrival.key, title: titleOf(arrival), hash, outcome: 'skipped', why },
});

/** What things of a source are here, by their keys: as they are kept, or were settled just now in a dry run. */
export async function targetsOf(
  tx: Database,
  run: Run,
  kind: ImportKind,
  keys: string[],
  settled: Settled[],
): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  for (const { key, target } of (await findItems(tx, run, kind, keys)).values())
    if (target) targets.set(key, target);
  for (const { key, target } of settled) if (target) targets.set(key, target);
  return targets;
}
