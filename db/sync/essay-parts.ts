import { and, eq, inArray } from 'drizzle-orm';
import { authors, bylines, curatedEdges, essayTopics, topics } from '../schema/index.ts';
import type { FileEssay, KnownEssay } from './essay-row.ts';
import type { SyncContext } from './index.ts';

export async function writeBylines({ tx }: SyncContext, { matter }: FileEssay, essayId: string) {
  await tx.delete(bylines).where(eq(bylines.essayId, essayId));
  const handles = matter.authors.map((byline) => byline.author);
  const rows = await tx.select().from(authors).where(inArray(authors.handle, handles));
  const values = matter.authors.flatMap(({ author, voice }, position) => {
    const row = rows.find((candidate) => candidate.handle === author);
    return row ? [{ essayId, authorId: row.id, position, voice: voice ?? null }] : [];
  });
  await tx.insert(bylines).values(values).onConflictDoNothing();
}

export async function writeTopics({ tx }: SyncContext, { matter }: FileEssay, essayId: string) {
  await tx.delete(essayTopics).where(eq(essayTopics.essayId, essayId));
  if (matter.topics.length === 0) return;
  const rows = await tx.select().from(topics).where(inArray(topics.slug, matter.topics));
  const values = rows.map((row) => ({ essayId, topicId: row.id, position: matter.topics.indexOf(row.slug) }));
  if (values.length > 0) await tx.insert(essayTopics).values(values);
}

/** The related reading that the front matter names; edges from elsewhere stay as they are. */
export async function writeEdges({ tx }: SyncContext, file: FileEssay, known: Map<string, KnownEssay>) {
  const fromId = known.get(file.slug)?.id;
  if (!fromId) return;
  await tx.delete(curatedEdges).where(and(eq(curatedEdges.fromId, fromId), eq(curatedEdges.source, 'file')));
  const values = file.matter.related.flatMap(({ slug, relation, note }, position) => {
    const toId = known.get(slug)?.id;
    return toId ? [{ fromId, toId, source: 'file' as const, relation, note, position }] : [];
  });
  if (values.length > 0) await tx.insert(curatedEdges).values(values).onConflictDoNothing();
}
