import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { pages } from '#db/schema/index.ts';

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
