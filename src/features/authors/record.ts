import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, bylines, essays, members } from '#db/schema/index.ts';

/** The author that a member writes as, with every essay they sign, for their download. */
export async function findAuthorRecord(db: Database, memberId: string) {
  const [author] = await db
    .select({
      id: authors.id,
      handle: authors.handle,
      name: authors.name,
      biography: authors.biography,
    })
    .from(authors)
    .innerJoin(members, eq(members.authorId, authors.id))
    .where(eq(members.id, memberId));
  if (!author) return { writesAs: null };
  const { id, ...writesAs } = author;
  const signed = await db
    .select({
      essay: essays.slug,
      title: essays.title,
      voice: bylines.voice,
      status: essays.status,
      publishedAt: essays.publishedAt,
    })
    .from(bylines)
    .innerJoin(essays, eq(essays.id, bylines.essayId))
    .where(eq(bylines.authorId, id))
    .orderBy(asc(essays.publishedAt), asc(essays.id));
  return { writesAs: { ...writesAs, essays: signed } };
}
