import { boolean, date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { essays } from './essays.ts';
import { members } from './members.ts';

/** A picture that came in through the browser, re-encoded; its files lie under `DATA_DIR`. */
export const media = pgTable(
  'media',
  {
    id: id(),
    /** Who uploaded it; none once they left. */
    memberId: uuid().references(() => members.id, { onDelete: 'set null' }),
    /** SHA-256 of what was uploaded, so that the same picture twice is one. */
    hash: text().notNull(),
    /** The name it came with, for the list of one's pictures. */
    name: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    animated: boolean().notNull().default(false),
    /** All stored files together. */
    bytes: integer().notNull(),
    createdAt: moment().notNull(),
    /** Since when no draft, revision, essay or page names it; it goes after a while. */
    unnamedSince: moment(),
  },
  (table) => [unique('media_once').on(table.memberId, table.hash), index('media_hash').on(table.hash)],
);

/** How often an essay was read on a day of the site's calendar; nobody's address or cookie is behind it. */
export const reads = pgTable(
  'reads',
  {
    essayId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.essayId, table.day] })],
);
