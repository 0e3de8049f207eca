import { customType, pgEnum, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';

/** UUIDv7 made in the application, because servers older than Postgres 18 cannot make one. */
export const id = () =>
  uuid()
    .primaryKey()
    .$defaultFn(() => uuidv7());

/** A moment; the site's time zone only matters when it is shown. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

/** Postgres' full-text form of a row, kept by the database itself. */
export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The name of a text search configuration such as `english`. */
export const searchConfig = customType<{ data: string }>({ dataType: () => 'regconfig' });

/** The door a thing came in by: a file of `content/`, or the browser. */
export const sourceKind = pgEnum('source', ['file', 'studio']);
export const source = () => sourceKind();
