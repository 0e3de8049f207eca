import { type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { authors } from './authors.ts';
import { id, moment, searchConfig, searchVector, source } from './columns.ts';
import { series, topics } from './subjects.ts';

export const essayStatus = pgEnum('essay_status', ['draft', 'scheduled', 'published', 'unpublished']);
export const commentPolicy = pgEnum('comment_policy', ['open', 'closed']);
export const moderationPolicy = pgEnum('moderation_policy', ['all-held', 'newcomers-held', 'nothing-held']);
export const authorsWish = pgEnum('authors_wish', ['signed-otherwise', 'unpublished']);

/** What editions are editions of. */
export const works = pgTable(
  'works',
  {
    id: id(),
    seriesId: uuid().references(() => series.id, { onDelete: 'set null' }),
    part: integer(),
    comments: commentPolicy().notNull().default('open'),
    closeCommentsAfterDays: integer(),
    /** Whose comments wait for a moderator, where it is not as the site says. */
    moderation: moderationPolicy(),
    /** Whether it appears without a letter to those who read by mail. */
    quiet: boolean().notNull().default(false),
  },
  (table) => [
    unique('works_series_part').on(table.seriesId, table.part),
    check('works_part_positive', sql`${table.part} > 0`),
    check('works_close_positive', sql`${table.closeCommentsAfterDays} > 0`),
  ],
);

/** An edition: one version of a work with an address of its own. The edition without a label is the original. */
export const essays = pgTable(
  'essays',
  {
    id: id(),
    workId: uuid()
      .notNull()
      .references(() => works.id, { onDelete: 'cascade' }),
    slug: text().notNull().unique(),
    source: source().notNull(),
    status: essayStatus().notNull().default('draft'),
    title: text().notNull(),
    standfirst: text().notNull().default(''),
    lang: text().notNull(),
    body: text().notNull(),
    /** The body as plain text, for search, excerpts and related reading. */
    text: text().notNull(),
    words: integer().notNull(),
    contentNotes: text().array().notNull().default([]),
    editionLabel: text(),
    editionReason: text(),
    canonical: text(),
    publishedAt: moment(),
    updatedAt: moment(),
    /** The edition that its author wants to stand for the work. */
    lead: boolean().notNull().default(false),
    /** What an author who left wished for it, which a file does not undo; none: nobody left, or it stays as it was. */
    authorsWish: authorsWish(),
    /** The one published edition that stands in lists and feeds; kept by `settleWork`. */
    standing: boolean().notNull().default(false),
    /** Hash of all a file says, so that an unchanged file costs nothing to take in. */
    hash: text().notNull(),
    searchConfig: searchConfig().notNull(),
    search: searchVector()
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`setweight(to_tsvector(${essays.searchConfig}, ${essays.title}), 'A') || setweight(to_tsvector(${essays.searchConfig}, ${essays.standfirst}), 'B') || setweight(to_tsvector(${essays.searchConfig}, left(${essays.text}, 300000)), 'D')`,
      ),
    /** Title and standfirst alone: small enough to rank every match of a common word. */
    headSearch: searchVector()
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`to_tsvector(${essays.searchConfig}, ${essays.title} || ' ' || ${essays.standfirst})`,
      ),
  },
  (table) => [
    index('essays_work').on(table.workId),
    index('essays_standing_published')
      .on(table.publishedAt.desc(), table.id.desc())
      .where(sql`${table.standing}`),
    index('essays_scheduled').on(table.publishedAt).where(sql`${table.status} = 'scheduled'`),
    index('essays_search').using('gin', table.search).where(sql`${table.status} = 'published'`),
    index('essays_head_search').using('gin', table.headSearch).where(sql`${table.status} = 'published'`),
    index('essays_title_trigrams')
      .using('gin', table.title.op('gin_trgm_ops'))
      .where(sql`${table.status} = 'published'`),
    uniqueIndex('essays_one_original').on(table.workId).where(sql`${table.editionLabel} is null`),
    uniqueIndex('essays_one_lead').on(table.workId).where(sql`${table.lead}`),
    uniqueIndex('essays_one_standing').on(table.workId).where(sql`${table.standing}`),
    check('essays_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('essays_title_given', sql`${table.title} <> ''`),
    check(
      'essays_dated',
      sql`${table.status} not in ('published', 'scheduled') or ${table.publishedAt} is not null`,
    ),
    check('essays_standing_published_only', sql`not ${table.standing} or ${table.status} = 'published'`),
  ],
);

/** Who signs an essay, in order, with the voice chosen for this byline. */
export const bylines = pgTable(
  'bylines',
  {
    essayId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    authorId: uuid()
      .notNull()
      .references(() => authors.id, { onDelete: 'restrict' }),
    position: integer().notNull(),
    voice: text(),
  },
  (table) => [
    primaryKey({ columns: [table.essayId, table.authorId] }),
    unique('bylines_position').on(table.essayId, table.position),
    index('bylines_author').on(table.authorId, table.essayId),
  ],
);

export const essayTopics = pgTable(
  'essay_topics',
  {
    essayId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    topicId: uuid()
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.essayId, table.topicId] }),
    index('essay_topics_topic').on(table.topicId, table.essayId),
  ],
);
