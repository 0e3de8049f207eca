import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, essays, series, topics, works } from '#db/schema/index.ts';
import type { EditionLink, Essay, SeriesPlace } from '../../essays/queries/essay.ts';
import { momentOf } from '../../essays/rules/dates.ts';
import type { TextCheck } from '../../essays/rules/safe-mdx.ts';
import type { SiteSettings } from '../../site/rules.ts';
import type { EssayDraft } from '../rules/draft.ts';

/** An essay as its draft would have it: what its page needs, without an address that readers know. */
export async function findPreview(
  db: Database,
  draft: EssayDraft,
  { words }: Pick<TextCheck, 'words'>,
  { language, timeZone }: SiteSettings,
  now: Date,
): Promise<Essay> {
  const { matter } = draft;
  const [bylines, topicsNamed, place, row] = await Promise.all([
    listBylines(db, draft),
    listTopicNames(db, matter.topics),
    findPlace(db, draft),
    findWork(db, draft.essayId),
  ]);
  const lang = matter.lang ?? language;
  const own = { slug: draft.slug, title: matter.title, lang, label: matter.editionOf?.label ?? null };
  const publishedAt = matter.published ? momentOf(matter.published, timeZone) : (draft.publishedAt ?? now);
  return {
    ...row,
    id: draft.essayId,
    slug: draft.slug,
    source: 'studio',
    title: matter.title,
    standfirst: matter.standfirst,
    lang,
    words,
    body: draft.body,
    bylines,
    topics: topicsNamed,
    publishedAt,
    updatedAt: matter.updated ? momentOf(matter.updated, timeZone) : null,
    contentNotes: matter.contentNotes,
    editionLabel: own.label,
    editionReason: matter.editionOf?.reason ?? null,
    canonical: matter.canonical ?? null,
    comments: matter.comments === 'closed' ? 'closed' : 'open',
    closeCommentsAfterDays: typeof matter.comments === 'object' ? matter.comments.closeAfterDays : null,
    moderation: matter.moderation ?? null,
    workPublishedAt: publishedAt,
    editions: [
      ...row.editions,
      { ...own, reason: matter.editionOf?.reason ?? null, publishedAt: publishedAt.toISOString() },
    ],
    series: place,
  };
}

async function listBylines(db: Database, { matter }: EssayDraft) {
  const handles = matter.authors.map(({ author }) => author);
  const known = await db
    .select({ handle: authors.handle, name: authors.name })
    .from(authors)
    .where(inArray(authors.handle, handles));
  return matter.authors.flatMap(({ author, voice }) => {
    const found = known.find(({ handle }) => handle === author);
    return found ? [{ ...found, voice: voice ?? null }] : [];
  });
}

async function listTopicNames(db: Database, slugs: string[]) {
  const known = await db
    .select({ slug: topics.slug, name: topics.name })
    .from(topics)
    .where(inArray(topics.slug, slugs));
  return known.toSorted((one, other) => slugs.indexOf(one.slug) - slugs.indexOf(other.slug));
}

/** Its place in a series, among the parts that readers see already. */
async function findPlace(db: Database, { matter, slug, essayId }: EssayDraft): Promise<SeriesPlace | null> {
  const { series: wanted, part, title } = matter;
  if (!wanted || part === undefined) return null;
  const [found] = await db.select().from(series).where(eq(series.slug, wanted));
  if (!found) return null;
  const others = await db
    .select({ slug: essays.slug, title: essays.title, part: sql<number>`${works.part}` })
    .from(works)
    .innerJoin(essays, and(eq(essays.workId, works.id), eq(essays.standing, true)))
    .where(and(eq(works.seriesId, found.id), ne(essays.id, essayId)));
  const parts = [...others, { slug, title, part }].toSorted((one, other) => one.part - other.part);
  return { slug: found.slug, title: found.title, part, parts };
}

async function findWork(db: Database, essayId: string) {
  const [own] = await db.select({ workId: essays.workId }).from(essays).where(eq(essays.id, essayId));
  if (!own) throw new Error('A draft has lost its essay.');
  const { workId } = own;
  const editions: EditionLink[] = await db
    .select({
      slug: essays.slug,
      title: essays.title,
      lang: essays.lang,
      label: essays.editionLabel,
      reason: essays.editionReason,
      publishedAt: sql<string>`${essays.publishedAt}::text`,
    })
    .from(essays)
    .where(and(eq(essays.workId, workId), eq(essays.status, 'published'), ne(essays.id, essayId)))
    .orderBy(sql`${essays.editionLabel} is not null`, essays.publishedAt);
  return { workId, editions };
}
