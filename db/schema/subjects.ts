import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, source } from './columns.ts';

/** What an essay is about. A topic may stand under another one. */
export const topics = pgTable(
  'topics',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    description: text().notNull().default(''),
    source: source().notNull().default('file'),
    parentId: uuid().references((): AnyPgColumn => topics.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('topics_parent').on(table.parentId),
    check('topics_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('topics_not_own_parent', sql`${table.parentId} <> ${table.id}`),
  ],
);

/** An ordered run of essays; the order stands on the works. */
export const series = pgTable(
  'series',
  {
    id: id(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    description: text().notNull().default(''),
    source: source().notNull().default('file'),
  },
  (table) => [check('series_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);
