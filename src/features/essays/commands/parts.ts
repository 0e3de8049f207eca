import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, bylines, curatedEdges, essays, essayTopics, topics } from '#db/schema/index.ts';
import { followSlugs } from '../../addresses/queries.ts';
import { authorPath, essayPath, topicPath } from '../../addresses/rules.ts';
import type { EssayFrontMatter } from '../rules/front-matter.ts';

export async function writeBylines(tx: Database, essayId: string, given: EssayFrontMatter['authors']) {
  await tx.delete(bylines).where(eq(bylines.essayId, essayId));
  const handles = await followSlugs(
    tx,
    authorPath,
    given.map((byline) => byline.author),
  );
  const rows = await tx
    .select()
    .from(authors)
    .where(inArray(authors.handle, [...handles.values()]));
  const values = given.flatMap(({ author, voice }, position) => {
    const row = rows.find((candidate) => candidate.handle === handles.get(author));
    return row ? [{ essayId, authorId: row.id, position, voice: voice ?? null }] : [];
  });
  if (values.length > 0) await tx.insert(bylines).values(values).onConflictDoNothing();
}

export async function writeTopics(tx: Database, essayId: string, given: string[]) {
  await tx.delete(essayTopics).where(eq(essayTopics.essayId, essayId));
  if (given.length === 0) return;
  const slugs = [...new Set((await followSlugs(tx, topicPath, given)).values())];
  const rows = await tx.select().from(topics).where(inArray(topics.slug, slugs));
  const values = rows.map((row) => ({ essayId, topicId: row.id, position: slugs.indexOf(row.slug) }));
  if (values.length > 0) await tx.insert(essayTopics).values(values);
}

/** The related reading that an essay's own door names; edges from elsewhere stay as they are. */
export async function writeEdges(
  tx: Database,
  fromId: string,
  source: 'file' | 'studio',
  given: EssayFrontMatter['related'],
) {
  await tx.delete(curatedEdges).where(and(eq(curatedEdges.fromId, fromId), eq(curatedEdges.source, source)));
  if (given.length === 0) return;
  const slugs = await followSlugs(
    tx,
    essayPath,
    given.map((one) => one.slug),
  );
  const rows = await tx
    .select({ id: essays.id, slug: essays.slug })
    .from(essays)
    .where(inArray(essays.slug, [...slugs.values()]));
  const values = given.flatMap(({ slug, relation, note }, position) => {
    const toId = rows.find((row) => row.slug === slugs.get(slug))?.id;
    return toId ? [{ fromId, toId, source, relation, note, position }] : [];
  });
  if (values.length > 0) await tx.insert(curatedEdges).values(values).onConflictDoNothing();
}
