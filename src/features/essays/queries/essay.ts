import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, works } from '#db/schema/index.ts';
import { cardColumns, type EssayCard, type EssayFilter, standingEssays } from './cards.ts';

/** Another published edition of the same work, or the essay itself. */
export interface EditionLink {
  slug: string;
  title: string;
  lang: string;
  /** Null for the original. */
  label: string | null;
  reason: string | null;
  publishedAt: string;
}

export interface SeriesPlace {
  slug: string;
  title: string;
  part: number;
  /** All published parts in order, each by the edition that stands for it. */
  parts: { slug: string; title: string; part: number }[];
}

/** All that an essay's page needs, in one statement. */
export interface Essay extends EssayCard {
  workId: string;
  source: 'file' | 'studio';
  body: string;
  updatedAt: Date | null;
  contentNotes: string[];
  editionLabel: string | null;
  editionReason: string | null;
  canonical: string | null;
  comments: 'open' | 'closed';
  closeCommentsAfterDays: number | null;
  /** Whose comments wait, where it is not as the site says. */
  moderation: 'all-held' | 'newcomers-held' | 'nothing-held' | null;
  /** When the work was first published, in any edition. */
  workPublishedAt: Date;
  /** All published editions with this one, the original first, then by date. */
  editions: EditionLink[];
  series: SeriesPlace | null;
}

const essayColumns = {
  ...cardColumns,
  workId: essays.workId,
  source: essays.source,
  body: essays.body,
  updatedAt: essays.updatedAt,
  contentNotes: essays.contentNotes,
  editionLabel: essays.editionLabel,
  editionReason: essays.editionReason,
  canonical: essays.canonical,
  comments: works.comments,
  closeCommentsAfterDays: works.closeCommentsAfterDays,
  moderation: works.moderation,
  workPublishedAt: sql<Date>`(select min(first.published_at) from essays first
    where first.work_id = works.id and first.status = 'published')`.mapWith(essays.publishedAt),
  editions: sql<EditionLink[]>`(
    select json_agg(json_build_object('slug', edition.slug, 'title', edition.title, 'lang', edition.lang,
      'label', edition.edition_label, 'reason', edition.edition_reason, 'publishedAt', edition.published_at)
      order by edition.edition_label is not null, edition.published_at)
    from essays edition where edition.work_id = works.id and edition.status = 'published')`,
  series: sql<SeriesPlace | null>`(
    select json_build_object('slug', series.slug, 'title', series.title, 'part', works.part, 'parts', (
      select json_agg(json_build_object('slug', neighbour.slug, 'title', neighbour.title, 'part', run.part) order by run.part)
      from works run join essays neighbour on neighbour.work_id = run.id and neighbour.standing
      where run.series_id = series.id))
    from series where series.id = works.series_id)`,
};

/** The essay at an address, if readers may see it. */
export const findPublishedEssay = (db: Database, slug: string): Promise<Essay | undefined> =>
  findEssay(db, and(eq(essays.slug, slug), eq(essays.status, 'published')));

async function findEssay(db: Database, which: SQL | undefined): Promise<Essay | undefined> {
  const [essay] = await db
    .select(essayColumns)
    .from(essays)
    .innerJoin(works, eq(works.id, essays.workId))
    .where(which);
  return essay;
}

/** The newest standing essays with their bodies, for feeds. */
export async function listNewestEssays(
  db: Database,
  limit: number,
  filter: EssayFilter = {},
): Promise<Essay[]> {
  return db
    .select(essayColumns)
    .from(essays)
    .innerJoin(works, eq(works.id, essays.workId))
    .where(standingEssays(db, filter))
    .orderBy(sql`essays.published_at desc, essays.id desc`)
    .limit(limit);
}
