import { sql } from 'drizzle-orm';
import { boolean, check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment, searchConfig, source } from './columns.ts';
import { essays } from './essays.ts';

export const pageStatus = pgEnum('page_status', ['published', 'unpublished']);

/** A standing text of the site: about, guidelines, privacy, crisis help. */
export const pages = pgTable(
  'pages',
  {
    id: id(),
    slug: text().notNull().unique(),
    source: source().notNull(),
    status: pageStatus().notNull(),
    title: text().notNull(),
    description: text().notNull().default(''),
    lang: text().notNull(),
    body: text().notNull(),
    text: text().notNull(),
    hash: text().notNull(),
    updatedAt: moment().notNull(),
    searchConfig: searchConfig().notNull(),
  },
  (table) => [check('pages_slug_shape', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);

/**
 * Every path that leads to an essay or page, present or former, so that no two things can claim one.
 * A former path of something answers 301 to its current one; `target` sends a path to anywhere else on the site.
 */
export const addresses = pgTable(
  'addresses',
  {
    path: text().primaryKey(),
    essayId: uuid().references(() => essays.id, { onDelete: 'cascade' }),
    pageId: uuid().references(() => pages.id, { onDelete: 'cascade' }),
    target: text(),
    current: boolean().notNull().default(true),
  },
  (table) => [
    check('addresses_one_holder', sql`num_nonnulls(${table.essayId}, ${table.pageId}, ${table.target}) = 1`),
    check('addresses_path_shape', sql`${table.path} like '/%' and ${table.path} not like '//%'`),
    check('addresses_target_shape', sql`${table.target} like '/%' and ${table.target} not like '//%'`),
    index('addresses_essay').on(table.essayId),
    index('addresses_page').on(table.pageId),
    uniqueIndex('addresses_current_essay').on(table.essayId).where(sql`${table.current}`),
    uniqueIndex('addresses_current_page').on(table.pageId).where(sql`${table.current}`),
  ],
);
