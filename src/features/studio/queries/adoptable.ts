import { eq, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { essays, pages } from '#db/schema/index.ts';
import type { NumberedPage } from '../../essays/queries/cards.ts';

const ADOPTABLE_PER_PAGE = 20;

/** An essay or page that a file says. */
export interface Adoptable {
  kind: 'essay' | 'page';
  slug: string;
  title: string;
  status: string;
}

/** How many essays files say. */
export const countEssayFiles = (db: Database) => db.$count(essays, eq(essays.source, 'file'));

/** A page of what files say and the studio could take over, by title; undefined past the last page. */
export async function listAdoptable(db: Database, page = 1): Promise<NumberedPage<Adoptable> | undefined> {
  const [ofEssays, ofPages] = [eq(essays.source, 'file'), eq(pages.source, 'file')];
  const total = (await db.$count(essays, ofEssays)) + (await db.$count(pages, ofPages));
  const last = Math.max(1, Math.ceil(total / ADOPTABLE_PER_PAGE));
  if (page > last) return undefined;
  const items = await unionAll(
    db
      .select({
        kind: sql<Adoptable['kind']>`'essay'`.as('kind'),
        slug: essays.slug,
        title: essays.title,
        status: sql<string>`${essays.status}::text`.as('status'),
      })
      .from(essays)
      .where(ofEssays),
    db
      .select({
        kind: sql<Adoptable['kind']>`'page'`.as('kind'),
        slug: pages.slug,
        title: pages.title,
        status: sql<string>`${pages.status}::text`.as('status'),
      })
      .from(pages)
      .where(ofPages),
  )
    .orderBy(sql`title`, sql`slug`)
    .limit(ADOPTABLE_PER_PAGE)
    .offset((page - 1) * ADOPTABLE_PER_PAGE);
  return { items, page, pages: last, total };
}
