import { eq, sql } from 'drizzle-orm';
import { essayPath } from '#src/features/addresses/rules.ts';
import type { Publication } from '#src/features/content/rules/publication.ts';
import { momentOf } from '#src/features/essays/rules/dates.ts';
import { searchConfigFor } from '#src/features/essays/rules/language.ts';
import { essays, revisions, works } from '../schema/index.ts';
import { claimAddress } from './addresses.ts';
import { writeBylines, writeTopics } from './essay-parts.ts';
import type { SyncContext } from './index.ts';

export type FileEssay = Publication['essays'][number];

/** What the sync has to know of a row that is there already. */
export type KnownEssay = Pick<
  typeof essays.$inferSelect,
  'id' | 'workId' | 'slug' | 'source' | 'status' | 'hash' | 'editionLabel' | 'authorsWish'
>;

/** Makes or renews an essay's row with all that hangs on it but its edges, which need every row to be there. */
export async function writeEssay(
  context: SyncContext,
  file: FileEssay,
  before: KnownEssay | undefined,
  known: Map<string, KnownEssay>,
) {
  const { tx, publication, rowHash, now } = context;
  const { matter } = file;
  const workId = await writeWork(context, file, before, known);
  const publishedAt = matter.published ? momentOf(matter.published, publication.site.timeZone) : null;
  const lang = matter.lang ?? publication.site.language;
  const values = {
    workId,
    slug: file.slug,
    source: 'file',
    status: matter.draft || !publishedAt ? 'draft' : publishedAt > now ? 'scheduled' : 'published',
    title: matter.title,
    standfirst: matter.standfirst,
    lang,
    body: file.body,
    text: file.text,
    words: file.words,
    contentNotes: matter.contentNotes,
    editionLabel: matter.editionOf?.label ?? null,
    editionReason: matter.editionOf?.reason ?? null,
    canonical: matter.canonical ?? null,
    publishedAt,
    updatedAt: matter.updated ? momentOf(matter.updated, publication.site.timeZone) : null,
    lead: matter.lead,
    standing: false,
    hash: rowHash(file.hash),
    searchConfig: searchConfigFor(lang),
  } satisfies typeof essays.$inferInsert;
  const [row] = before
    ? await tx.update(essays).set(values).where(eq(essays.id, before.id)).returning({ id: essays.id })
    : await tx.insert(essays).values(values).returning({ id: essays.id });
  if (!row) throw new Error(`The row of ${file.file} could not be written.`);

  const authorsWish = before?.authorsWish ?? null;
  if (!authorsWish) await writeBylines(context, file, row.id);
  await writeTopics(context, file, row.id);
  await claimAddress(tx, file.file, essayPath(file.slug), { essayId: row.id });
  const saved = {
    essayId: row.id,
    savedAt: now,
    title: values.title,
    standfirst: values.standfirst,
    body: file.body,
    hash: values.hash,
  };
  await tx.insert(revisions).values(saved);
  return { ...values, id: row.id, authorsWish };
}

/** An edition joins its original's work; an original has its own, with the series and comment policy it names. */
async function writeWork(
  { tx }: SyncContext,
  { matter }: FileEssay,
  before: KnownEssay | undefined,
  known: Map<string, KnownEssay>,
) {
  if (matter.editionOf) {
    const original = known.get(matter.editionOf.essay);
    if (!original) throw new Error(`The original "${matter.editionOf.essay}" has no row.`);
    return original.workId;
  }
  const closing = typeof matter.comments === 'object' ? matter.comments.closeAfterDays : null;
  const values = {
    seriesId: matter.series ? sql`(select id from series where slug = ${matter.series})` : null,
    part: matter.part ?? null,
    comments: matter.comments === 'closed' ? ('closed' as const) : ('open' as const),
    closeCommentsAfterDays: closing,
    moderation: matter.moderation ?? null,
  };
  if (before && before.editionLabel === null) {
    await tx.update(works).set(values).where(eq(works.id, before.workId));
    return before.workId;
  }
  const [work] = await tx.insert(works).values(values).returning({ id: works.id });
  if (!work) throw new Error('A work could not be written.');
  return work.id;
}
