import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** The site's settings, one row: what `content/site.yaml` says until it is edited in the browser. */
export const site = pgTable(
  'site',
  {
    id: integer().primaryKey().default(1),
    settings: jsonb().notNull(),
    hash: text().notNull(),
    /** When the build was made whose content was last taken in; an older build must not take it back. */
    builtAt: moment().notNull(),
  },
  (table) => [check('site_one_row', sql`${table.id} = 1`)],
);
