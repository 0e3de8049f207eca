import { and, eq, type SQL, sql } from 'drizzle-orm';
import { authors, series, topics } from '#db/schema/index.ts';
import { listMade, type Made } from '../queries/made.ts';
import { markOf } from '../rules/identity.ts';
import { count, forget, type Undoing } from './undoing.ts';

const KINDS = {
  topics: {
    table: topics,
    title: topics.name,
    unused: sql`not exists (select from essay_topics where topic_id = ${topics.id})
      and not exists (select from resources where topic_id = ${topics.id})
      and not exists (select from topics narrower where narrower.parent_id = ${topics.id})`,
  },
  authors: {
    table: authors,
    title: authors.name,
    unused: sql`not exists (select from bylines where author_id = ${authors.id})
      and not exists (select from members where author_id = ${authors.id})`,
  },
  series: {
    table: series,
    title: series.title,
    unused: sql`not exists (select from works where series_id = ${series.id})
      and not exists (select from resources where series_id = ${series.id})`,
  },
} as const;

export const undoTopics = (undoing: Undoing) =>
  undoKind(undoing, 'topics', async ({ target }) => {
    const [row] = await undoing.db.select().from(topics).where(eq(topics.id, target));
    return row && markOf(row.slug, row.name, row.description, row.parentId);
  });

export const undoAuthors = (undoing: Undoing) =>
  undoKind(undoing, 'authors', async ({ target }) => {
    const [row] = await undoing.db.select().from(authors).where(eq(authors.id, target));
    return row && markOf(row.handle, row.name, row.biography);
  });

export const undoSeries = (undoing: Undoing) => undoKind(undoing, 'series', async () => '');

/** Removes what nothing needs, until nothing more can go: a topic goes after those under it. */
async function undoKind(
  undoing: Undoing,
  kind: keyof typeof KINDS,
  markNow: (made: Made) => Promise<string | undefined>,
) {
  const { db, importId, says, kept } = undoing;
  const { unused } = KINDS[kind];
  let left: Made[] = [];
  for (const one of await listMade(db, importId, kind)) {
    const mark = await markNow(one);
    if (mark === undefined) await forget(db, undoing, kind, [one]);
    else if (mark === one.mark) left.push(one);
    else kept.push({ kind, title: await titleOf(undoing, kind, one), why: says.edited });
  }
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const stay: Made[] = [];
    for (const one of left) if (!(await remove(undoing, kind, one, unused))) stay.push(one);
    left = stay;
  }
  for (const one of left) kept.push({ kind, title: await titleOf(undoing, kind, one), why: says.used });
}

async function remove(undoing: Undoing, kind: keyof typeof KINDS, one: Made, unused: SQL): Promise<boolean> {
  const { table } = KINDS[kind];
  const gone = await undoing.db
    .delete(table)
    .where(and(eq(table.id, one.target), unused))
    .returning({ id: table.id });
  if (gone.length > 0) await forget(undoing.db, undoing, kind, [one]);
  count(undoing, kind, gone);
  return gone.length > 0;
}

async function titleOf({ db }: Undoing, kind: keyof typeof KINDS, { target }: Made): Promise<string> {
  const { table, title } = KINDS[kind];
  const [row] = await db.select({ title }).from(table).where(eq(table.id, target));
  return row?.title ?? '';
}
