import { eq, inArray, like } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { addresses, topics } from '#db/schema/index.ts';
import { topicPath } from '../../addresses/rules.ts';
import type { ArrivedTopic } from '../rules/arrivals.ts';
import { FreeNames, wishedName } from '../rules/free-names.ts';
import { idOf, markOf } from '../rules/identity.ts';
import { parentsFirst } from '../rules/parents-first.ts';
import type { Run } from './context.ts';
import { type Due, leftAlone, mergedAgain, type Settled, settle, sift, targetsOf } from './items.ts';

const MOST_NAME = 80;
const MOST_DESCRIPTION = 400;

type Row = Pick<typeof topics.$inferSelect, 'id' | 'slug' | 'name' | 'description' | 'parentId'>;
const columns = {
  ...{ id: topics.id, slug: topics.slug, name: topics.name },
  ...{ description: topics.description, parentId: topics.parentId },
};
const markOfRow = ({ slug, name, description, parentId }: Row) => markOf(slug, name, description, parentId);

/** Takes in what essays are about, with its tree, and fills `run.topics`. One of the same name or address is the same. */
export async function takeTopics(tx: Database, run: Run) {
  const here = new Known(await tx.select(columns).from(topics));
  const names = new FreeNames([...here.bySlug.keys(), ...(await formerNames(tx))]);
  const due = await sift(tx, run, 'topics', parentsFirst(run.plan.topics));
  const known = await targetsOf(tx, run, 'topics', [...run.plan.topics.keys()], []);
  const settled: Settled[] = [];
  for (const one of due) {
    const parentId = known.get(one.arrival.parentKey ?? '') ?? null;
    const done = one.before
      ? await change(tx, run, one, parentId)
      : await add(tx, run, one, { here, names, parentId });
    if (done.target) known.set(one.arrival.key, done.target);
    settled.push(done);
  }
  await settle(tx, run, 'topics', settled);
  await nameTopics(tx, run, known);
}

/** Where a topic once was, and what leads there elsewhere. */
async function formerNames(tx: Database) {
  const rows = await tx
    .select({ path: addresses.path })
    .from(addresses)
    .where(like(addresses.path, topicPath('%')));
  return rows.map(({ path }) => path.split('/')[2] ?? '');
}

/** Topics as they are told apart: a category and a tag of one name are the same topic. */
class Known {
  bySlug = new Map<string, Row>();
  byName = new Map<string, Row>();

  constructor(rows: Row[]) {
    for (const row of rows) this.add(row);
  }

  add(row: Row) {
    this.bySlug.set(row.slug, row);
    this.byName.set(folded(row.name), row);
  }
}

const folded = (name: string) => name.normalize('NFKC').toLocaleLowerCase();

interface Around {
  here: Known;
  names: FreeNames;
  parentId: string | null;
}

async function add(tx: Database, run: Run, due: Due<ArrivedTopic>, around: Around): Promise<Settled> {
  const { arrival, hash } = due;
  const { here, names, parentId } = around;
  const { name, description } = wordsOf(arrival);
  const wish = wishedName(arrival.slug, name, 'topic', run.site.language);
  const settled = { key: arrival.key, title: name, hash };
  const same = here.bySlug.get(wish) ?? here.byName.get(folded(name));
  if (same) return { ...settled, target: same.id, outcome: 'merged', why: run.says.why.sameTopic };
  const id = idOf(run.origin, 'topic', arrival.key);
  const row: Row = { id, slug: names.take(wish), name, description, parentId };
  if (!run.dryRun) await tx.insert(topics).values({ ...row, source: 'studio' });
  here.add(row);
  run.topics.set(arrival.key, { id, name: row.slug });
  return { ...settled, target: id, mark: markOfRow(row), outcome: 'created', made: true };
}

async function change(
  tx: Database,
  run: Run,
  due: Due<ArrivedTopic>,
  parentId: string | null,
): Promise<Settled> {
  const { arrival, hash, before } = due;
  const [row] = await tx
    .select(columns)
    .from(topics)
    .where(eq(topics.id, before?.target ?? ''));
  if (before?.outcome === 'merged') return mergedAgain(due);
  if (!row) return leftAlone(due, run.says.why.removed);
  if (markOfRow(row) !== before?.mark) return leftAlone(due, run.says.why.edited);
  const said = { ...wordsOf(arrival), parentId: parentId === row.id ? null : parentId };
  if (!run.dryRun) await tx.update(topics).set(said).where(eq(topics.id, row.id));
  const settled = { key: arrival.key, title: said.name, hash, target: row.id };
  return { ...settled, mark: markOfRow({ ...row, ...said }), outcome: 'updated' };
}

const wordsOf = ({ name, slug, key, description }: ArrivedTopic) => ({
  name: (name.trim() || slug || key).slice(0, MOST_NAME),
  description: description.trim().slice(0, MOST_DESCRIPTION),
});

/** Those that are here go by the address that they have now. */
async function nameTopics(tx: Database, run: Run, known: Map<string, string>) {
  const ids = [...new Set(known.values())];
  if (ids.length === 0) return;
  const rows = await tx.select(columns).from(topics).where(inArray(topics.id, ids));
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  for (const { id, name } of run.topics.values()) slugs.set(id, slugs.get(id) ?? name);
  for (const [key, id] of known) {
    const name = slugs.get(id);
    if (name) run.topics.set(key, { id, name });
  }
}
