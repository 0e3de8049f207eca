import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';

export const linkState = pgEnum('link_state', [
  'unchecked',
  'alive',
  'moved',
  'failing',
  'gone',
  'parked',
  'changed',
]);

/** What is known of an outside address that resources lead to; one row however many they are. */
export const links = pgTable(
  'links',
  {
    id: id(),
    url: text().notNull().unique(),
    host: text().notNull(),
    state: linkState().notNull().default('unchecked'),
    /** The last answer's HTTP status; none when there was no answer. */
    status: integer(),
    /** Why there was no answer; see `features/links/fetch/failure.ts`. */
    failure: text(),
    movedTo: text(),
    etag: text(),
    lastModified: text(),
    /** What the page looked like at the last good check; see `features/links/rules/fingerprint.ts`. */
    fingerprint: jsonb(),
    failures: integer().notNull().default(0),
    failingSince: moment(),
    checkedAt: moment(),
    nextCheckAt: moment().notNull(),
    /** While a checker is at work on its host. */
    leasedUntil: moment(),
    /** Readers who said that it is dead, since a curator last looked into it or it last recovered. */
    reports: integer().notNull().default(0),
  },
  (table) => [
    index('links_due').on(table.nextCheckAt),
    index('links_host').on(table.host),
    index('links_state').on(table.state).where(sql`${table.state} not in ('alive', 'unchecked')`),
    check('links_url_http', sql`${table.url} ~* '^https?://'`),
  ],
);
