import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { pages } from './addresses.ts';
import { id, moment } from './columns.ts';
import { essays } from './essays.ts';
import { members } from './members.ts';

/** A saved state of one essay's or page's text. */
export const revisions = pgTable(
  'revisions',
  {
    id: id(),
    essayId: uuid().references(() => essays.id, { onDelete: 'cascade' }),
    pageId: uuid().references(() => pages.id, { onDelete: 'cascade' }),
    savedAt: moment().notNull(),
    /** None for a file's, and once they left. */
    savedBy: uuid().references(() => members.id, { onDelete: 'set null' }),
    title: text().notNull(),
    standfirst: text().notNull(),
    body: text().notNull(),
    /** The rest of what its front matter said. */
    matter: jsonb().notNull().default({}),
    /** What its author calls it. */
    name: text(),
    /** Whether readers have seen it. */
    published: boolean().notNull().default(false),
    /** Hash of all it says; the one that equals the essay's is what readers see. */
    hash: text().notNull(),
  },
  (table) => [
    check('revisions_one_matter', sql`num_nonnulls(${table.essayId}, ${table.pageId}) = 1`),
    index('revisions_essay').on(table.essayId, table.savedAt.desc()),
    index('revisions_page').on(table.pageId, table.savedAt.desc()),
  ],
);
