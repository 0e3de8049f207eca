import { index, pgTable, real, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { works } from './essays.ts';

/** A region of the map: the essays whose first topic it is, in a circle. */
export const mapRegions = pgTable('map_regions', {
  /** The topic's slug; empty for essays without one. */
  topic: text().primaryKey(),
  x: real().notNull(),
  y: real().notNull(),
  radius: real().notNull(),
});

/** Where a work stands on the map, as seen from the middle of its region. */
export const mapPlaces = pgTable(
  'map_places',
  {
    workId: uuid()
      .primaryKey()
      .references(() => works.id, { onDelete: 'cascade' }),
    topic: text()
      .notNull()
      .references(() => mapRegions.topic, { onDelete: 'cascade' }),
    x: real().notNull(),
    y: real().notNull(),
  },
  (table) => [index('map_places_topic').on(table.topic)],
);

/** Which graph the map shows: one row, or none before it was first drawn. */
export const mapDrawings = pgTable('map_drawings', {
  fingerprint: text().primaryKey(),
  drawnAt: moment().notNull(),
});
