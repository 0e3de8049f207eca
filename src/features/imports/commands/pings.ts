import { eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, pings } from '#db/schema/index.ts';
import type { ArrivedPing } from '../rules/arrivals.ts';
import { idOf } from '../rules/identity.ts';
import type { Run } from './context.ts';
import { type Due, leftAlone, type Settled, settle, skipped } from './items.ts';

/** Writes what other sites had told of their links; it stays apart from what people said. */
export async function writePings(tx: Database, run: Run, due: Due<ArrivedPing>[]) {
  const here = await findEssays(tx, run, due);
  const rows: (typeof pings.$inferInsert)[] = [];
  const settled: Settled[] = [];
  for (const one of due) {
    const essayId = here.get(one.arrival.documentKey);
    const reason = reasonAgainst(run, one.arrival, essayId);
    if (reason || !essayId) settled.push(skipped(one, reason ?? run.says.why.onNothing));
    else if (one.before) settled.push(await renew(tx, run, one, essayId));
    else {
      const row = rowOf(run, one.arrival, essayId);
      rows.push(row);
      settled.push({ ...settledAs(one, row.id), outcome: 'created', made: true });
    }
  }
  if (rows.length > 0 && !run.dryRun) await tx.insert(pings).values(rows);
  await settle(tx, run, 'pings', settled);
}

/** Ids of the essays that are linked to, by key: in a dry run of those that would be here. */
async function findEssays(tx: Database, run: Run, due: Due<ArrivedPing>[]) {
  const named = due.flatMap(({ arrival }) => {
    const placed = run.documents.get(arrival.documentKey);
    return placed?.kind === 'essay' ? [[arrival.documentKey, placed.id] as const] : [];
  });
  if (run.dryRun || named.length === 0) return new Map(named);
  const ids = named.map(([, id]) => id);
  const rows = await tx.select({ id: essays.id }).from(essays).where(inArray(essays.id, ids));
  const known = new Set(rows.map(({ id }) => id));
  return new Map(named.filter(([, id]) => known.has(id)));
}

function reasonAgainst(run: Run, arrival: ArrivedPing, essayId: string | undefined): string | undefined {
  const { why } = run.says;
  if (arrival.status === 'deleted') return why.deleted;
  if (run.plan.documents.get(arrival.documentKey)?.kind === 'page') return why.onPage;
  if (!essayId) return why.onNothing;
  return /^https?:\/\//i.test(arrival.url) ? undefined : why.noAddress;
}

const rowOf = (run: Run, arrival: ArrivedPing, essayId: string) => ({
  id: idOf(run.origin, 'ping', arrival.key),
  ...{ essayId, type: arrival.type, name: arrival.name, url: arrival.url, excerpt: arrival.excerpt },
  status: arrival.status === 'deleted' ? ('spam' as const) : arrival.status,
  receivedAt: arrival.at,
});

const settledAs = ({ arrival, hash }: Due<ArrivedPing>, target: string) => ({
  ...{ key: arrival.key, title: arrival.name, hash, target },
});

async function renew(tx: Database, run: Run, due: Due<ArrivedPing>, essayId: string): Promise<Settled> {
  const target = due.before?.target ?? '';
  const [row] = await tx.select({ id: pings.id }).from(pings).where(eq(pings.id, target));
  if (!row) return leftAlone(due, run.says.why.removed);
  const { id: _, ...said } = rowOf(run, due.arrival, essayId);
  if (!run.dryRun) await tx.update(pings).set(said).where(eq(pings.id, target));
  return { ...settledAs(due, target), outcome: 'updated' };
}
