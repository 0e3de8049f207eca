import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { id, source } from './columns.ts';

/** Who signs essays. An account can be linked to an author later; the byline does not need one. */
export const authors = pgTable(
  'authors',
  {
    id: id(),
    handle: text().notNull().unique(),
    name: text().notNull(),
    biography: text().notNull().default(''),
    source: source().notNull().default('file'),
  },
  (table) => [check('authors_handle_shape', sql`${table.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);
