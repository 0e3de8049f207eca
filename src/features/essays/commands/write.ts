import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';
import { takeAddress } from '../../addresses/commands.ts';
import { essayPath } from '../../addresses/rules.ts';
import type { SiteSettings } from '../../site/rules.ts';
import { momentOf } from '../rules/dates.ts';
import type { EssayFrontMatter } from '../rules/front-matter.ts';
import { searchConfigFor } from '../rules/language.ts';
import { writeBylines, writeTopics } from './parts.ts';
import { writeWork } from './write-work.ts';

/** All that an essay says, by whichever door it came. */
export interface SaidEssay {
  slug: string;
  matter: EssayFrontMatter;
  body: string;
  text: string;
  words: number;
  /** Tells this saying from every other one. */
  hash: string;
}

/** What has to be known of a row that is there already. */
export type KnownEssay = Pick<
  typeof essays.$inferSelect,
  'id' | 'workId' | 'slug' | 'source' | 'status' | 'hash' | 'editionLabel' | 'authorsWish'
>;

export interface Writing {
  source: 'file' | 'studio';
  site: Pick<SiteSettings, 'language' | 'timeZone'>;
  now: Date;
  before: KnownEssay | undefined;
  /** The work of the original, for another edition. */
  originalWorkId: string | undefined;
}

/**
 * Makes or renews an essay's row with all that hangs on it but its edges, which need every row to be there.
 * @throws DomainError CONFLICT when something else has its address, FieldError its part of a series or the lead.
 */
export async function writeEssay(tx: Database, said: SaidEssay, writing: Writing) {
  const { matter } = said;
  const { source, before } = writing;
  const values = rowOf(said, await writeWork(tx, matter, writing), writing);
  const [row] = before
    ? await tx.update(essays).set(values).where(eq(essays.id, before.id)).returning({ id: essays.id })
    : await tx.insert(essays).values(values).returning({ id: essays.id });
  if (!row) throw new Error(`The row of ${said.slug} could not be written.`);

  const authorsWish = before?.authorsWish ?? null;
  if (source === 'studio' || !authorsWish) await writeBylines(tx, row.id, matter.authors);
  await writeTopics(tx, row.id, matter.topics);
  await takeAddress(tx, essayPath(said.slug), { essayId: row.id });
  return { ...values, id: row.id, authorsWish };
}

/** The columns of an essay's row, but what `settleWorks` keeps. */
export function rowOf(
  { slug, matter, body, text, words, hash }: SaidEssay,
  workId: string,
  { source, site, now }: Pick<Writing, 'source' | 'site' | 'now'>,
) {
  const publishedAt = matter.published ? momentOf(matter.published, site.timeZone) : null;
  const lang = matter.lang ?? site.language;
  return {
    workId,
    slug,
    source,
    status: matter.draft || !publishedAt ? 'draft' : publishedAt > now ? 'scheduled' : 'published',
    title: matter.title,
    standfirst: matter.standfirst,
    lang,
    body,
    text,
    words,
    contentNotes: matter.contentNotes,
    editionLabel: matter.editionOf?.label ?? null,
    editionReason: matter.editionOf?.reason ?? null,
    canonical: matter.canonical ?? null,
    publishedAt,
    updatedAt: matter.updated ? momentOf(matter.updated, site.timeZone) : null,
    lead: matter.lead,
    standing: false,
    hash,
    searchConfig: searchConfigFor(lang),
  } satisfies typeof essays.$inferInsert;
}
