import type { Database } from '#db/client.ts';
import { series } from '#db/schema/index.ts';
import { listParts } from '../queries/taken.ts';
import { FreeNames, wishedName } from '../rules/free-names.ts';
import { idOf } from '../rules/identity.ts';
import type { PlannedDocument } from '../rules/plan.ts';
import type { Run } from './context.ts';
import { keepItems } from './items.ts';

interface Known {
  id: string;
  slug: string;
  parts: Set<number>;
}

/** Makes the series that essays stand in and gives each essay its part: its own, or the next that is free. */
export async function takeSeries(tx: Database, run: Run) {
  const rows = await listParts(tx);
  const names = new FreeNames(rows.map(({ slug }) => slug));
  const known = new Map<string, Known>(
    rows.map(({ id, slug, title, parts }) => [title, { id, slug, parts: new Set(parts) }]),
  );
  const present = new Set(rows.map(({ id }) => id));
  for (const planned of run.plan.documents.values()) {
    if (!planned.series || planned.originalKey !== undefined) continue;
    const title = planned.series.name.trim().slice(0, 120);
    if (!title) continue;
    const found = known.get(title) ?? (await add(tx, run, title, names));
    known.set(title, found);
    givePart(run, planned, found);
  }
  const added = [...known].filter(([, { id }]) => !present.has(id));
  await keepItems(
    tx,
    run,
    'series',
    added.map(([title, { id }]) => ({
      ...{ key: title, title, hash: '', target: id, outcome: 'created' as const, made: true },
    })),
  );
}

async function add(tx: Database, run: Run, title: string, names: FreeNames): Promise<Known> {
  const slug = names.take(wishedName('', title, 'series', run.site.language));
  const id = idOf(run.origin, 'series', title);
  if (!run.dryRun) await tx.insert(series).values({ id, slug, title, source: 'studio' });
  return { id, slug, parts: new Set() };
}

/** An essay that is here already keeps the part that it has. */
function givePart(run: Run, { key, series: wish }: PlannedDocument, found: Known) {
  const placed = run.documents.get(key);
  if (!placed) return;
  const kept = placed.present?.place;
  if (kept?.seriesId === found.id) {
    placed.series = { id: found.id, name: found.slug, part: kept.part };
    return;
  }
  const wanted = wish?.part && wish.part > 0 ? Math.floor(wish.part) : undefined;
  let part = wanted ?? 1;
  while (found.parts.has(part)) part += 1;
  found.parts.add(part);
  placed.series = { id: found.id, name: found.slug, part };
  if (wanted !== undefined && part !== wanted) placed.remarks.push(run.says.remark.partTaken(part));
}
