import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { essays } from './essays.ts';

export const edgeSource = pgEnum('edge_source', ['file', 'studio', 'curator']);

/** Related reading that a person chose, with the relation and a note in their words. */
export const curatedEdges = pgTable(
  'curated_edges',
  {
    fromId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    toId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    source: edgeSource().notNull(),
    relation: text().notNull(),
    note: text().notNull().default(''),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId, table.source] }),
    index('curated_edges_to').on(table.toId),
    check('curated_edges_not_self', sql`${table.fromId} <> ${table.toId}`),
  ],
);
