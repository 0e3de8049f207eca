import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors } from '#db/schema/index.ts';

export async function findAuthor(db: Database, handle: string) {
  const [author] = await db
    .select({ handle: authors.handle, name: authors.name, biography: authors.biography })
    .from(authors)
    .where(eq(authors.handle, handle));
  return author;
}

/** Everyone who signed a published essay, by name; for the about page and the sitemap. */
export async function listPublishedAuthors(db: Database) {
  return db
    .select({ handle: authors.handle, name: authors.name, biography: authors.biography })
    .from(authors)
    .where(
      sql`exists (select from bylines join essays on essays.id = bylines.essay_id
        where bylines.author_id = authors.id and essays.status = 'published')`,
    )
    .orderBy(authors.name);
}

const rowColumns = {
  id: authors.id,
  handle: authors.handle,
  name: authors.name,
  biography: authors.biography,
  source: authors.source,
  essays: sql<number>`(select count(*)::int from bylines where bylines.author_id = authors.id)`,
};

/** Every author with how many essays they sign, drafts too, for the owner; by name. */
export async function listAuthors(db: Database) {
  return db.select(rowColumns).from(authors).orderBy(authors.name);
}

export async function findAuthorById(db: Database, id: string) {
  const [author] = await db.select(rowColumns).from(authors).where(eq(authors.id, id));
  return author;
}
