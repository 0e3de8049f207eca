import { inArray } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { addresses } from '#db/schema/index.ts';
import { canRedirectFrom, tidyTarget } from '../../addresses/rules.ts';
import type { ArrivedRedirect } from '../rules/arrivals.ts';
import { storedPath } from '../rules/paths.ts';
import type { Run } from './context.ts';
import { ownPaths } from './former-paths.ts';
import { type Due, leftAlone, type Settled, settle, sift, skipped } from './items.ts';

const AT_ONCE = 1_000;

/** Lets the former paths that belonged to no document lead to where their matter is now. */
export async function takeRedirects(run: Run, targetOf: (redirect: ArrivedRedirect) => string | undefined) {
  const { redirects } = run.plan;
  for (let start = 0; start < redirects.length; start += AT_ONCE) {
    const due = await sift(run.db, run, 'redirects', redirects.slice(start, start + AT_ONCE));
    await run.db.transaction(async (tx) => {
      await settle(tx, run, 'redirects', await write(tx, run, due, targetOf));
      if (!run.dryRun && due.length > 0) await changed(tx, ['pages']);
    });
    await run.at(run.says.step.redirects, start, redirects.length);
  }
}

async function write(
  tx: Database,
  run: Run,
  due: Due<ArrivedRedirect>[],
  targetOf: (redirect: ArrivedRedirect) => string | undefined,
): Promise<Settled[]> {
  const paths = due.flatMap(({ arrival }) => storedPath(arrival.from) ?? []);
  const rows =
    paths.length > 0 ? await tx.select().from(addresses).where(inArray(addresses.path, paths)) : [];
  const held = new Map(rows.map((row) => [row.path, row]));
  const settled: Settled[] = [];
  const values: { path: string; target: string; current: boolean }[] = [];
  for (const one of due) {
    const path = storedPath(one.arrival.from);
    const target = tidyTarget(targetOf(one.arrival) ?? '');
    const there = path === undefined ? undefined : held.get(path);
    const reason = reasonAgainst(run, one, { path, target, there });
    if (reason) settled.push(reason);
    else if (path && target) {
      values.push({ path, target, current: false });
      held.set(path, { path, target, essayId: null, pageId: null, current: false });
      const as = { key: one.arrival.key, title: path, hash: one.hash, target: path, mark: target };
      settled.push(one.before ? { ...as, outcome: 'updated' } : { ...as, outcome: 'created', made: true });
    }
  }
  if (run.dryRun) return settled;
  for (const value of values)
    await tx
      .insert(addresses)
      .values(value)
      .onConflictDoUpdate({ target: addresses.path, set: { target: value.target } });
  return settled;
}

interface Wanted {
  path: string | undefined;
  target: string | undefined;
  there: typeof addresses.$inferSelect | undefined;
}

/** Why a path is left as it is, if it is. */
function reasonAgainst(
  run: Run,
  due: Due<ArrivedRedirect>,
  { path, target, there }: Wanted,
): Settled | undefined {
  const { why } = run.says;
  if (!path) return skipped(due, why.noPath);
  if (!target) return skipped(due, why.targetMissing);
  if (due.before) {
    if (!there) return leftAlone(due, why.removed);
    return there.target === due.before.mark ? undefined : leftAlone(due, why.edited);
  }
  if (there?.target === target || path === target)
    return { ...skipped(due, why.samePath), outcome: 'merged', target: path };
  if (!canRedirectFrom(path)) return skipped(due, why.reservedPath);
  return there || ownPaths(run).has(path) ? skipped(due, why.takenPath) : undefined;
}
