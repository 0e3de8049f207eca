import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { pages } from './addresses.ts';
import { id, moment } from './columns.ts';
import { essayStatus, essays } from './essays.ts';
import { members } from './members.ts';

export const reviewState = pgEnum('review_state', ['none', 'waiting', 'returned']);

/**
 * What an author is working on: an MDX file in all but place. The row of its essay or page is what readers see, and is
 * written from the draft when it is published.
 */
export const drafts = pgTable(
  'drafts',
  {
    id: id(),
    essayId: uuid()
      .unique()
      .references(() => essays.id, { onDelete: 'cascade' }),
    pageId: uuid()
      .unique()
      .references(() => pages.id, { onDelete: 'cascade' }),
    /** What the front matter of a file would say; see `features/studio/rules/matter.ts`. */
    matter: jsonb().notNull(),
    body: text().notNull().default(''),
    /** Grows with every save, so that a save made from an older text is told. */
    version: integer().notNull().default(1),
    /** The version that was last published; none before. */
    publishedVersion: integer(),
    savedAt: moment().notNull(),
    savedBy: uuid().references(() => members.id, { onDelete: 'set null' }),
    review: reviewState().notNull().default('none'),
    submittedAt: moment(),
    /** When it was thrown away; it can be had back until it is swept. */
    deletedAt: moment(),
    /** What it was then, and is again when it is taken back. */
    statusBefore: essayStatus(),
  },
  (table) => [
    check('drafts_one_matter', sql`num_nonnulls(${table.essayId}, ${table.pageId}) = 1`),
    index('drafts_saved').on(table.savedAt.desc()),
  ],
);

/** Files that were taken over into the studio, by the path that their essay or page had: they have no say any more. */
export const adoptedFiles = pgTable('adopted_files', { path: text().primaryKey() });

/** Who may work on a draft beside the owners of the site; invited until `joinedAt`. */
export const collaborators = pgTable(
  'collaborators',
  {
    draftId: uuid()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    invitedAt: moment().notNull(),
    joinedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.draftId, table.memberId] }),
    index('collaborators_member').on(table.memberId),
  ],
);

/** What an owner says to the authors of a draft that was submitted for review. */
export const remarks = pgTable(
  'remarks',
  {
    id: id(),
    draftId: uuid()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    memberId: uuid().references(() => members.id, { onDelete: 'set null' }),
    text: text().notNull(),
    writtenAt: moment().notNull(),
  },
  (table) => [index('remarks_draft').on(table.draftId, table.writtenAt)],
);

/** A secret link to a draft for people without an account. The id is the SHA-256 of its secret. */
export const previewLinks = pgTable(
  'preview_links',
  {
    id: text().primaryKey(),
    draftId: uuid()
      .notNull()
      .references(() => drafts.id, { onDelete: 'cascade' }),
    /** For whom it is, in the author's words. */
    note: text().notNull().default(''),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index('preview_links_draft').on(table.draftId)],
);
