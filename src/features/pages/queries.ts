import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { drafts, pages } from '#db/schema/index.ts';

export async function findPublishedPage(db: Database, slug: string) {
  const [page] = await db
    .select({
      slug: pages.slug,
      title: pages.title,
      description: pages.description,
      lang: pages.lang,
      source: pages.source,
      body: pages.body,
      updatedAt: pages.updatedAt,
    })
    .from(pages)
    .where(and(eq(pages.slug, slug), eq(pages.status, 'published')));
  return page;
}

export type Page = NonNullable<Awaited<ReturnType<typeof findPublishedPage>>>;

/** Titles and addresses of all published pages, by title. */
export async function listPublishedPages(db: Database) {
  return db
    .select({ slug: pages.slug, title: pages.title, updatedAt: pages.updatedAt })
    .from(pages)
    .where(eq(pages.status, 'published'))
    .orderBy(pages.title);
}

/** Every page with its draft, for the owner; by title. A page that was begun and never published has no title yet. */
export async function listAllPages(db: Database) {
  return db
    .select({
      id: pages.id,
      slug: pages.slug,
      title: pages.title,
      source: pages.source,
      status: pages.status,
      draftId: drafts.id,
      draftTitle: sql<string | null>`${drafts.matter}->>'title'`,
    })
    .from(pages)
    .leftJoin(drafts, eq(drafts.pageId, pages.id))
    .where(isNull(drafts.deletedAt))
    .orderBy(pages.title);
}
