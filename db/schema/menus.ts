import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { pages } from './addresses.ts';
import { id, moment, searchConfig, searchVector, source } from './columns.ts';
import { essays } from './essays.ts';
import { members } from './members.ts';
import { series, topics } from './subjects.ts';

/** A resource menu: an annotated, nested list of links. */
export const menus = pgTable(
  'menus',
  {
    id: id(),
    slug: text().notNull().unique(),
    source: source().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
    /** Hash of what its file said when it was last taken in, or answered by a curator. */
    hash: text().notNull(),
    /** What its file says since, for a curator to take or leave; none while there is nothing to answer. */
    offered: jsonb(),
    /** Grows with every change; the newest revision has the same. */
    version: integer().notNull().default(1),
    updatedAt: moment().notNull(),
  },
  (table) => [check('menus_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);

export const sections = pgTable(
  'sections',
  {
    id: id(),
    menuId: uuid()
      .notNull()
      .references(() => menus.id, { onDelete: 'cascade' }),
    parentId: uuid().references((): AnyPgColumn => sections.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
  },
  (table) => [
    unique('sections_position').on(table.menuId, table.parentId, table.position).nullsNotDistinct(),
    index('sections_parent').on(table.parentId),
    check('sections_not_own_parent', sql`${table.parentId} <> ${table.id}`),
  ],
);

/** A link with an annotation, to an outside address or to something of this site. */
export const resources = pgTable(
  'resources',
  {
    id: id(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id, { onDelete: 'cascade' }),
    /** None for one that was retired. */
    position: integer(),
    url: text(),
    essayId: uuid().references(() => essays.id, { onDelete: 'cascade' }),
    topicId: uuid().references(() => topics.id, { onDelete: 'cascade' }),
    seriesId: uuid().references(() => series.id, { onDelete: 'cascade' }),
    pageId: uuid().references(() => pages.id, { onDelete: 'cascade' }),
    /** Empty for something of this site that keeps its own title. */
    title: text().notNull().default(''),
    annotation: text().notNull().default(''),
    lang: text(),
    cost: text(),
    format: text(),
    recommendedBy: text(),
    interest: text(),
    /** The day a person last looked at what the link leads to. */
    checkedOn: date({ mode: 'string' }),
    /** A copy of what stood there, for readers to whom the address gives nothing any more. */
    archivedUrl: text(),
    retiredAt: moment(),
    /** Why it is no longer recommended, in the curator's words. */
    retiredReason: text(),
    searchConfig: searchConfig().notNull(),
    search: searchVector()
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`setweight(to_tsvector(${resources.searchConfig}, ${resources.title}), 'A') || setweight(to_tsvector(${resources.searchConfig}, ${resources.annotation}), 'C')`,
      ),
  },
  (table) => [
    unique('resources_position').on(table.sectionId, table.position),
    index('resources_essay').on(table.essayId),
    index('resources_search').using('gin', table.search),
    index('resources_title_trigrams').using('gin', table.title.op('gin_trgm_ops')),
    check(
      'resources_one_target',
      sql`num_nonnulls(${table.url}, ${table.essayId}, ${table.topicId}, ${table.seriesId}, ${table.pageId}) = 1`,
    ),
    check('resources_outside_titled', sql`${table.url} is null or ${table.title} <> ''`),
    check('resources_url_safe', sql`${table.url} ~* '^(https?|mailto|tel|sms):'`),
    check('resources_archive_safe', sql`${table.archivedUrl} ~* '^https?://'`),
    check('resources_retired_out', sql`(${table.retiredAt} is null) = (${table.position} is not null)`),
    index('resources_url').on(table.url),
  ],
);

/** A menu as it was after a change: who changed what, and all it held, so that it can be compared and had back. */
export const menuRevisions = pgTable(
  'menu_revisions',
  {
    id: id(),
    menuId: uuid()
      .notNull()
      .references(() => menus.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    savedAt: moment().notNull(),
    /** None for a change of its file, and once they left. */
    savedBy: uuid().references(() => members.id, { onDelete: 'set null' }),
    /** What was done; see `features/menus/rules/change.ts`. */
    change: jsonb().notNull(),
    /** The whole menu; see `features/menus/rules/tree.ts`. */
    content: jsonb().notNull(),
    /** What of it is news to readers; see `features/menus/rules/news.ts`. */
    news: jsonb().notNull().default([]),
  },
  (table) => [unique('menu_revisions_version').on(table.menuId, table.version)],
);
