import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Publication } from '#src/features/content/rules/publication.ts';
import type { Database } from '../client.ts';
import { authors, essays, series, topics } from '../schema/index.ts';

/** Authors, topics and series are few: they are compared and written whole. Each returns the tags that changed. */
export async function syncAuthors(tx: Database, publication: Publication) {
  const given = await withoutThoseWhoLeft(tx, publication);
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

export async function syncTopics(tx: Database, { topics: given }: Publication) {
  const columns = {
    slug: topics.slug,
    name: topics.name,
    description: topics.description,
    parent: sql<string | null>`(select above.slug from topics above where above.id = topics.parent_id)`,
  };
  const before = await tx.select(columns).from(topics).where(eq(topics.source, 'file'));
  const wanted = given.map((topic) => ({ ...topic, parent: topic.parent ?? null }));
  const different = missingFrom(before, wanted);
  for (const { parent: _, ...topic } of different)
    await tx
      .insert(topics)
      .values(topic)
      .onConflictDoUpdate({ target: topics.slug, set: topic, setWhere: eq(topics.source, 'file') });
  for (const { slug, parent } of different)
    await tx
      .update(topics)
      .set({ parentId: sql`(select above.id from topics above where above.slug = ${parent})` })
      .where(and(eq(topics.slug, slug), eq(topics.source, 'file')));
  await tx
    .delete(topics)
    .where(
      and(eq(topics.source, 'file'), notInArray(topics.slug, ['', ...given.map((topic) => topic.slug)])),
    );
  return different.length > 0 || before.length !== given.length ? ['essays', 'menus'] : [];
}

export async function syncSeries(tx: Database, { series: given }: Publication) {
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

/** The given rows that are not already there just so. */
function missingFrom<Row extends object>(before: Row[], given: Row[]) {
  const print = (row: Row) => JSON.stringify(Object.entries(row).toSorted());
  const known = new Set(before.map(print));
  return given.filter((row) => !known.has(print(row)));
}
