import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { menus } from '#db/schema/index.ts';
import { beginMenu, importIntoMenu } from '../../menus/commands/whole.ts';
import type { MenuFile } from '../../menus/rules/file.ts';
import type { ArrivedMenu, ArrivedResource } from '../rules/arrivals.ts';
import { FreeNames, wishedName } from '../rules/free-names.ts';
import { hashOfArrival, markOf } from '../rules/identity.ts';
import { type FindTarget, menuFileOf } from '../rules/menu-file.ts';
import type { Run } from './context.ts';
import { type Due, leftAlone, type Settled, settle, sift, skipped } from './items.ts';

/** Takes in the menus, each with all that stands in it. */
export async function takeMenus(run: Run) {
  const { menus: arrived, resources } = run.plan;
  const entries = Map.groupBy(resources, ({ menuKey }) => menuKey);
  const hashOf = (menu: ArrivedMenu) =>
    markOf(
      hashOfArrival(menu),
      (entries.get(menu.key) ?? []).map((one) => hashOfArrival(one)),
    );
  const due = await sift(run.db, run, 'menus', arrived, hashOf);
  const names = new FreeNames(
    (await run.db.select({ slug: menus.slug }).from(menus)).map(({ slug }) => slug),
  );
  for (const one of due)
    await run.db.transaction((tx) => takeMenu(tx, run, one, entries.get(one.arrival.key) ?? [], names));
  const settledMenus = new Set(due.map(({ arrival }) => arrival.key));
  await settleRest(run, settledMenus);
}

async function takeMenu(
  tx: Database,
  run: Run,
  due: Due<ArrivedMenu>,
  entries: ArrivedResource[],
  names: FreeNames,
) {
  const { arrival, before } = due;
  const { file, fates } = menuFileOf(arrival, entries, findTargetIn(run));
  const entriesDue = await sift(tx, run, 'resources', entries);
  const menu = before ? await findMenu(tx, before.target) : await begin(tx, run, arrival, file.title, names);
  const refusal = refusalOf(run, due, menu);
  if (refusal) {
    await settle(tx, run, 'menus', [leftAlone(due, refusal)]);
    return settle(
      tx,
      run,
      'resources',
      entriesDue.map((one) => (one.before ? leftAlone(one, refusal) : skipped(one, refusal))),
    );
  }
  const version = menu && !run.dryRun ? await fill(tx, run, menu.id, file) : 0;
  const settled = { key: arrival.key, title: file.title, hash: due.hash, target: menu?.id ?? arrival.key };
  await settle(tx, run, 'menus', [
    {
      ...settled,
      mark: String(version),
      ...(before ? { outcome: 'updated' } : { outcome: 'created', made: true }),
    },
  ]);
  await settle(
    tx,
    run,
    'resources',
    entriesDue.map((one) => settledEntry(run, one, fates.get(one.arrival.key), settled.target)),
  );
}

/** @returns the menu's version from then on. */
async function fill(tx: Database, run: Run, id: string, file: MenuFile) {
  await importIntoMenu(tx, id, file, { by: null, now: run.now });
  return (await findMenu(tx, id))?.version;
}

async function findMenu(tx: Database, id: string | null) {
  const [menu] = await tx
    .select()
    .from(menus)
    .where(eq(menus.id, id ?? ''))
    .for('update');
  return menu;
}

async function begin(tx: Database, run: Run, { slug, title }: ArrivedMenu, name: string, names: FreeNames) {
  const free = names.take(wishedName(slug, title, 'menu', run.site.language));
  if (run.dryRun) return undefined;
  await beginMenu(tx, free, name, { by: null, now: run.now });
  const [menu] = await tx.select().from(menus).where(eq(menus.slug, free));
  return menu;
}

function refusalOf(run: Run, { before }: Due<ArrivedMenu>, menu: typeof menus.$inferSelect | undefined) {
  if (!before) return undefined;
  if (!menu) return run.says.why.removed;
  return String(menu.version) === before.mark ? undefined : run.says.why.edited;
}

/** What an entry leads to, if it came in. */
const findTargetIn =
  (run: Run): FindTarget =>
  (target) => {
    if (target.kind === 'outside' || target.kind === 'nowhere') return undefined;
    if (target.kind === 'topic') {
      const topic = run.topics.get(target.key);
      return (
        topic && { to: { topic: topic.name }, title: run.plan.topics.get(target.key)?.name ?? topic.name }
      );
    }
    const placed = run.documents.get(target.key);
    if (!placed) return undefined;
    const to = placed.kind === 'essay' ? { essay: placed.name } : { page: placed.name };
    return { to, title: run.plan.documents.get(target.key)?.title || placed.name };
  };

const FATES = {
  'leads-nowhere': 'leadsNowhere',
  'target-missing': 'targetMissing',
  'no-address': 'noAddress',
} as const;

function settledEntry(
  run: Run,
  due: Due<ArrivedResource>,
  fate: 'taken' | 'flattened' | keyof typeof FATES = 'leads-nowhere',
  target: string,
): Settled {
  if (fate !== 'taken' && fate !== 'flattened') return skipped(due, run.says.why[FATES[fate]]);
  const settled = { key: due.arrival.key, title: due.arrival.title, hash: due.hash, target };
  const remarks = fate === 'flattened' ? [run.says.remark.flattened] : [];
  return { ...settled, remarks, outcome: due.before ? 'updated' : 'created' };
}

/** Entries of menus that have not changed, or are not there. */
async function settleRest(run: Run, done: Set<string>) {
  const menuKeys = new Set(run.plan.menus.map(({ key }) => key));
  const rest = run.plan.resources.filter(({ menuKey }) => !done.has(menuKey));
  const due = await sift(run.db, run, 'resources', rest);
  const { why } = run.says;
  await settle(
    run.db,
    run,
    'resources',
    due.map((one) => skipped(one, menuKeys.has(one.arrival.menuKey) ? why.unchanged : why.menuMissing)),
  );
}
