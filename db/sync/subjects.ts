import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import { followSlugs, listMoved } from '#src/features/addresses/queries.ts';
import { authorPath, seriesPath, topicPath } from '#src/features/addresses/rules.ts';
import type { Publication } from '#src/features/content/rules/publication.ts';
import type { Database } from '../client.ts';
import { authors, essays, series, topics } from '../schema/index.ts';

/** Authors, topics and series are few: they are compared and written whole. Each returns the tags that changed. */
export async function syncAuthors(tx: Database, publication: Publication) {
  const moved = await listMoved(
    tx,
    authorPath,
    publication.authors.map((author) => author.handle),
  );
  const given = (await withoutThoseWhoLeft(tx, publication)).filter(({ handle }) => !moved.has(handle));
  const columns = { handle: authors.handle, name: authors.name, biography: authors.biography };
  const before = await tx
    .select(columns)
    .from(authors)
    .where(eq(authors.source, 'file'))
    .orderBy(authors.handle);
  for (const author of missingFrom(before, given))
    await tx
      .insert(authors)
      .values(author)
      .onConflictDoUpdate({ target: authors.handle, set: author, setWhere: eq(authors.source, 'file') });
  await tx
    .delete(authors)
    .where(
      and(
        eq(authors.source, 'file'),
        notInArray(authors.handle, ['', ...given.map((author) => author.handle)]),
        sql`not exists (select from bylines where bylines.author_id = ${authors.id})`,
      ),
    );
  return missingFrom(before, given).length > 0 || before.length !== given.length ? ['essays'] : [];
}

/** An author who left has no row any more, and gets none while only essays name them that they left signed otherwise. */
async function withoutThoseWhoLeft(tx: Database, { authors: given, essays: files }: Publication) {
  const left = await tx.select({ slug: essays.slug }).from(essays).where(isNotNull(essays.authorsWish));
  if (left.length === 0) return given;
  const settled = new Set(left.map(({ slug }) => slug));
  const present = new Set(
    (await tx.select({ handle: authors.handle }).from(authors)).map(({ handle }) => handle),
  );
  return given.filter(({ handle }) => {
    const named = files.filter(({ matter }) => matter.authors.some(({ author }) => author === handle));
    return present.has(handle) || named.length === 0 || named.some(({ slug }) => !settled.has(slug));
  });
}

export async function syncTopics(tx: Database, publication: Publication) {
  const given = await withoutMoved(tx, topicPath, publication.topics);
  const columns = {
    slug: topics.slug,
    name: topics.name,
    description: topics.description,
    parent: sql<string | null>`(select above.slug from topics above where above.id = topics.parent_id)`,
  };
  const before = await tx.select(columns).from(topics).where(eq(topics.source, 'file'));
  const parents = await followSlugs(
    tx,
    topicPath,
    given.flatMap((topic) => topic.parent ?? []),
  );
  const wanted = given.map((topic) => ({ ...topic, parent: parents.get(topic.parent ?? '') ?? null }));
  const different = missingFrom(before, wanted);
  for (const { parent: _, ...topic } of different)
    await tx
      .insert(topics)
      .values(topic)
      .onConflictDoUpdate({ target: topics.slug, set: topic, setWhere: eq(topics.source, 'file') });
  for (const { slug } of different) await putUnder(tx, slug, null);
  for (const { slug, parent } of different) await putUnder(tx, slug, parent);
  await tx
    .delete(topics)
    .where(
      and(eq(topics.source, 'file'), notInArray(topics.slug, ['', ...given.map((topic) => topic.slug)])),
    );
  return different.length > 0 || before.length !== given.length ? ['essays', 'menus'] : [];
}

/** Puts a file's topic under another one, unless that was put below it in the browser. */
async function putUnder(tx: Database, slug: string, parent: string | null) {
  const parentId = sql`(
    with recursive above as (
      select id, parent_id from topics where slug = ${parent}
      union select topics.id, topics.parent_id from topics join above on above.parent_id = topics.id)
    select id from topics where slug = ${parent} and not exists (
      select from above join topics below on below.id = above.id where below.slug = ${slug}))`;
  await tx
    .update(topics)
    .set({ parentId })
    .where(and(eq(topics.slug, slug), eq(topics.source, 'file')));
}

export async function syncSeries(tx: Database, publication: Publication) {
  const given = await withoutMoved(tx, seriesPath, publication.series);
  const columns = { slug: series.slug, title: series.title, description: series.description };
  const before = await tx.select(columns).from(series).where(eq(series.source, 'file'));
  const different = missingFrom(before, given);
  for (const one of different)
    await tx
      .insert(series)
      .values(one)
      .onConflictDoUpdate({ target: series.slug, set: one, setWhere: eq(series.source, 'file') });
  await tx
    .delete(series)
    .where(and(eq(series.source, 'file'), notInArray(series.slug, ['', ...given.map((one) => one.slug)])));
  return different.length > 0 || before.length !== given.length ? ['essays', 'menus'] : [];
}

/** What was renamed, merged or removed in the browser has no row by its former name any more. */
async function withoutMoved<One extends { slug: string }>(
  tx: Database,
  pathOf: (slug: string) => string,
  given: One[],
) {
  const moved = await listMoved(
    tx,
    pathOf,
    given.map(({ slug }) => slug),
  );
  return given.filter(({ slug }) => !moved.has(slug));
}

/** The given rows that are not already there just so. */
function missingFrom<Row extends object>(before: Row[], given: Row[]) {
  const print = (row: Row) => JSON.stringify(Object.entries(row).toSorted());
  const known = new Set(before.map(print));
  return given.filter((row) => !known.has(print(row)));
}
