import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import {
  authors,
  bylines,
  comments,
  essays,
  essayTopics,
  guidelines,
  members,
  topics,
  works,
} from '#db/schema/index.ts';
import { settleWorks } from '#src/features/essays/commands/works.ts';
import { searchConfigFor } from '#src/features/essays/rules/language.ts';
import { countWords } from '#src/features/essays/rules/reading.ts';
import { skeletonOf } from '#src/features/members/rules/skeleton.ts';

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
  /** The text with its markup; the plain text when left out. */
  body?: string;
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
      body: given.body ?? text,
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

/** Puts a member into the database who has confirmed their address; they sign in by mail unless a hash is given. */
export async function givenMember(
  db: Database,
  { name, ...given }: Partial<typeof members.$inferInsert> & { name: string },
) {
  const [member] = await db
    .insert(members)
    .values({
      name,
      nameSkeleton: skeletonOf(name),
      email: `${skeletonOf(name)}@example.org`,
      verifiedAt: NOW,
      joinedAt: NOW,
      voiceConsentAt: given.voices ? NOW : null,
      ...given,
    })
    .returning();
  if (!member) throw new Error(`${name} was not inserted.`);
  return member;
}

interface GivenComment extends Partial<typeof comments.$inferInsert> {
  by: { id: string };
  on: { id: string; workId: string };
  /** What it answers. */
  to?: { id: string; rootId: string; depth: number };
}

/** Puts a comment into the database; held from the moment it was written, unless its status says otherwise. */
export async function givenComment(db: Database, { by, on, to, ...more }: GivenComment) {
  const id = more.id ?? uuidv7();
  const status = more.status ?? 'held';
  const writtenAt = more.writtenAt ?? NOW;
  const [comment] = await db
    .insert(comments)
    .values({
      id,
      workId: on.workId,
      essayId: on.id,
      memberId: by.id,
      parentId: to?.id ?? null,
      rootId: to?.rootId ?? id,
      depth: to ? to.depth + 1 : 0,
      body: 'Some words.',
      writtenAt,
      heldAt: status === 'held' ? writtenAt : null,
      approvedAt: status === 'approved' ? writtenAt : null,
      ...more,
      status,
    })
    .returning();
  if (!comment) throw new Error('No comment was inserted.');
  return comment;
}

/** Puts a guideline in force. */
export async function givenGuideline(db: Database, slug = 'be-kind') {
  const [guideline] = await db
    .insert(guidelines)
    .values({ slug, source: 'file', title: `Guideline ${slug}`, text: `The text of ${slug}.`, position: 0 })
    .returning();
  if (!guideline) throw new Error(`${slug} was not inserted.`);
  return guideline;
}
