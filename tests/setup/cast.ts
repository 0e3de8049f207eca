import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, bylines, essays, essayTopics, topics, works } from '#db/schema/index.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import { searchConfigFor } from '#src/features/essays/rules/language.ts';
import { countWords } from '#src/features/essays/rules/reading.ts';

/** The people and subjects of every test. */
export const ada = { handle: 'ada', name: 'Ada Okafor' };
export const bruno = { handle: 'bruno', name: 'Bruno Castell' };
export const listening = { slug: 'listening', name: 'Listening' };
export const care = { slug: 'care', name: 'Care' };

/** A fixed now, so that nothing depends on the day a test runs. */
export const NOW = new Date('2026-11-01T12:00:00Z');

interface GivenEssay {
  slug: string;
  title?: string;
  standfirst?: string;
  text?: string;
  lang?: string;
  status?: 'draft' | 'scheduled' | 'published' | 'unpublished';
  publishedAt?: Date | null;
  by?: { handle: string; name: string; voice?: string }[];
  topics?: { slug: string; name: string }[];
  /** The slug of the original that this is another edition of. */
  editionOf?: string;
  lead?: boolean;
}

/** Puts an essay into the database as if it had come in by a file. */
export async function givenEssay(db: Database, given: GivenEssay) {
  const text = given.text ?? `The text of ${given.slug}.`;
  const lang = given.lang ?? 'en';
  const workId = await workOf(db, given);
  const [essay] = await db
    .insert(essays)
    .values({
      workId,
      slug: given.slug,
      source: 'file',
      status: given.status ?? 'published',
      title: given.title ?? given.slug,
      standfirst: given.standfirst ?? '',
      lang,
      body: text,
      text,
      words: countWords(text),
      editionLabel: given.editionOf ? `Edition ${given.slug}` : null,
      publishedAt: given.publishedAt === undefined ? NOW : given.publishedAt,
      lead: given.lead ?? false,
      hash: given.slug,
      searchConfig: searchConfigFor(lang),
    })
    .returning();
  if (!essay) throw new Error(`${given.slug} was not inserted.`);
  for (const [position, { voice, ...author }] of (given.by ?? [{ ...ada, voice: undefined }]).entries()) {
    const set = { name: author.name };
    const [row] = await db
      .insert(authors)
      .values(author)
      .onConflictDoUpdate({ target: authors.handle, set })
      .returning();
    if (row)
      await db
        .insert(bylines)
        .values({ essayId: essay.id, authorId: row.id, position, voice: voice ?? null });
  }
  for (const [position, topic] of (given.topics ?? []).entries()) {
    const set = { name: topic.name };
    const [row] = await db
      .insert(topics)
      .values(topic)
      .onConflictDoUpdate({ target: topics.slug, set })
      .returning();
    if (row) await db.insert(essayTopics).values({ essayId: essay.id, topicId: row.id, position });
  }
  await settleWorks(db, [workId]);
  return essay;
}

async function workOf(db: Database, { editionOf }: GivenEssay) {
  if (editionOf) {
    const [original] = await db
      .select({ workId: essays.workId })
      .from(essays)
      .where(eq(essays.slug, editionOf));
    if (original) return original.workId;
  }
  const [work] = await db.insert(works).values({}).returning({ id: works.id });
  if (!work) throw new Error('No work was inserted.');
  return work.id;
}
