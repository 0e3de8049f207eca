import { eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors } from '#db/schema/index.ts';
import type { ArrivedAuthor } from '../rules/arrivals.ts';
import { FreeNames, wishedName } from '../rules/free-names.ts';
import { idOf, markOf } from '../rules/identity.ts';
import type { Run } from './context.ts';
import { type Due, leftAlone, mergedAgain, type Settled, settle, sift, targetsOf } from './items.ts';

const MOST_NAME = 120;
const MOST_BIOGRAPHY = 1_000;

type Row = Pick<typeof authors.$inferSelect, 'id' | 'handle' | 'name' | 'biography'>;
const columns = {
  id: authors.id,
  handle: authors.handle,
  name: authors.name,
  biography: authors.biography,
};
const markOfRow = ({ handle, name, biography }: Row) => markOf(handle, name, biography);

/** Takes in who wrote, and fills `run.authors`. */
export async function takeAuthors(tx: Database, run: Run) {
  const here = await tx.select(columns).from(authors);
  const names = new FreeNames(here.map(({ handle }) => handle));
  const due = await sift(tx, run, 'authors', [...run.plan.authors.values()]);
  const settled: Settled[] = [];
  for (const one of due)
    settled.push(one.before ? await change(tx, run, one) : await add(tx, run, one, here, names));
  await settle(tx, run, 'authors', settled);
  await nameAuthors(tx, run, settled);
}

async function add(
  tx: Database,
  run: Run,
  due: Due<ArrivedAuthor>,
  here: Row[],
  names: FreeNames,
): Promise<Settled> {
  const { arrival, hash } = due;
  const name = nameOf(arrival);
  const wish = wishedName(arrival.handle, name, 'author', run.site.language);
  const settled = { key: arrival.key, title: name, hash };
  const same = here.find((row) => row.name === name && row.handle === wish);
  if (same) return { ...settled, target: same.id, outcome: 'merged', why: run.says.why.sameAuthor };
  const row = {
    id: idOf(run.origin, 'author', arrival.key),
    handle: names.take(wish),
    name,
    biography: arrival.biography.slice(0, MOST_BIOGRAPHY),
  };
  if (!run.dryRun) await tx.insert(authors).values({ ...row, source: 'studio' });
  run.authors.set(arrival.key, { id: row.id, name: row.handle });
  return { ...settled, target: row.id, mark: markOfRow(row), outcome: 'created', made: true };
}

async function change(tx: Database, run: Run, due: Due<ArrivedAuthor>): Promise<Settled> {
  const { arrival, hash, before } = due;
  const [row] = await tx
    .select(columns)
    .from(authors)
    .where(eq(authors.id, before?.target ?? ''));
  if (before?.outcome === 'merged') return mergedAgain(due);
  if (!row) return leftAlone(due, run.says.why.removed);
  if (markOfRow(row) !== before?.mark) return leftAlone(due, run.says.why.edited);
  const said = { name: nameOf(arrival), biography: arrival.biography.slice(0, MOST_BIOGRAPHY) };
  if (!run.dryRun) await tx.update(authors).set(said).where(eq(authors.id, row.id));
  const settled = { key: arrival.key, title: said.name, hash, target: row.id };
  return { ...settled, mark: markOfRow({ ...row, ...said }), outcome: 'updated' };
}

const nameOf = ({ name, handle, key }: ArrivedAuthor) =>
  (name.trim() || handle.trim() || key).slice(0, MOST_NAME);

/** Those who are here go by the handle that they have now. */
async function nameAuthors(tx: Database, run: Run, settled: Settled[]) {
  const targets = await targetsOf(tx, run, 'authors', [...run.plan.authors.keys()], settled);
  if (targets.size === 0) return;
  const rows = await tx
    .select(columns)
    .from(authors)
    .where(inArray(authors.id, [...targets.values()]));
  for (const [key, id] of targets) {
    const row = rows.find((one) => one.id === id);
    if (row) run.authors.set(key, { id, name: row.handle });
  }
}
