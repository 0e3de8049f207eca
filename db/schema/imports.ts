import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { commentStatus } from './comments.ts';
import { essays } from './essays.ts';
import { members } from './members.ts';

/**
 * `waiting`: it was asked for. `failed`: it stopped, and goes on where it was when it is run again. `undoing`: it is to be
 * undone, or is being.
 */
export const importState = pgEnum('import_state', [
  'waiting',
  'running',
  'failed',
  'done',
  'undoing',
  'undone',
]);

/** One run over a source that is taken in. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    /** What kind of source it is, such as `wordpress`. */
    kind: text().notNull(),
    /** Tells the source from every other one; none before it was first opened. */
    origin: text(),
    fileName: text().notNull(),
    /** Where what was uploaded lies below `DATA_DIR`; none for what the command line named. */
    folder: text(),
    fetchMedia: boolean().notNull().default(true),
    dryRun: boolean().notNull().default(false),
    state: importState().notNull().default('waiting'),
    /** What it is at, and how far it has come with that. */
    step: text().notNull().default(''),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Who asked for it; none on the command line, and once they left. */
    startedBy: uuid().references(() => members.id, { onDelete: 'set null' }),
    startedAt: moment().notNull(),
    finishedAt: moment(),
    /** Why it failed, in words. */
    error: text(),
    /** What came in; see `features/imports/rules/report.ts`. */
    report: jsonb(),
    /** What undoing it left; see `features/imports/rules/undoing.ts`. */
    undoing: jsonb(),
  },
  (table) => [index('imports_newest').on(table.startedAt.desc()), index('imports_origin').on(table.origin)],
);

/** What became of a thing of a source, so that taking the source in again adds nothing. */
export const importItems = pgTable(
  'import_items',
  {
    origin: text().notNull(),
    /** A kind of the report, or `series`. */
    kind: text().notNull(),
    /** What identifies it within its source. */
    key: text().notNull(),
    /** The id of what it is here, or the path of a redirect; none for what did not come in. */
    target: text(),
    /** The import that made it; none for what was here before and took it in. */
    createdBy: uuid().references(() => imports.id, { onDelete: 'set null' }),
    /** The import that last met it. */
    touchedBy: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    outcome: text({ enum: ['created', 'updated', 'merged', 'skipped'] }).notNull(),
    /** Why, in words, where it was not simply taken in. */
    why: text(),
    /** What a reader of the report should know of it. */
    remarks: text().array().notNull().default([]),
    /** Addresses of pictures that it lacks. */
    missing: text().array().notNull().default([]),
    /** Hash of what the source said. */
    hash: text().notNull(),
    /** What it was here when it was written; another one tells that it was edited here since. */
    mark: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.origin, table.kind, table.key] }),
    index('import_items_created').on(table.createdBy, table.kind, table.key),
    index('import_items_touched').on(table.touchedBy),
  ],
);

export const pingType = pgEnum('ping_type', ['pingback', 'trackback']);

/** Other sites that told of a link to an essay, as a former site had kept them: for its owners, shown to nobody else. */
export const pings = pgTable(
  'pings',
  {
    id: id(),
    essayId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    type: pingType().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    excerpt: text().notNull().default(''),
    /** What it was there. */
    status: commentStatus().notNull(),
    receivedAt: moment().notNull(),
  },
  (table) => [
    index('pings_essay').on(table.essayId),
    index('pings_newest').on(table.receivedAt.desc(), table.id.desc()),
    check('pings_url_http', sql`${table.url} ~* '^https?://'`),
  ],
);
