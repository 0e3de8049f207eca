import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { moment, source } from './columns.ts';

/** The site's settings, one row: what `content/site.yaml` says until it is edited in the browser. */
export const site = pgTable(
  'site',
  {
    id: integer().primaryKey().default(1),
    settings: jsonb().notNull(),
    source: source().notNull().default('file'),
    /** What the file said when it was last taken in or answered. */
    filed: jsonb(),
    /** What a file that changed since then says, until the owner takes or leaves it. */
    offered: jsonb(),
    /** When the build was made whose content was last taken in; an older build must not take it back. */
    builtAt: moment().notNull(),
  },
  (table) => [check('site_one_row', sql`${table.id} = 1`)],
);
