import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { essays, works } from './essays.ts';
import { members } from './members.ts';

/**
 * `held`: waits for a moderator. `approved`: readers see it. `declined`, `spam`: a moderator said no, before or after it
 * was seen. `withdrawn`: its member took it back; the row stays while replies hang on it.
 */
export const commentStatus = pgEnum('comment_status', ['held', 'approved', 'declined', 'spam', 'withdrawn']);
export const audience = pgEnum('audience', ['public', 'members']);

export const comments = pgTable(
  'comments',
  {
    id: id(),
    workId: uuid()
      .notNull()
      .references(() => works.id, { onDelete: 'cascade' }),
    /** The edition it answers. */
    essayId: uuid().references(() => essays.id, { onDelete: 'set null' }),
    /** None once the member has left, and of a comment from elsewhere until its writer claims it. */
    memberId: uuid().references(() => members.id, { onDelete: 'set null' }),
    /** Signs it instead of the member's name: of someone who left, or the name that it was written under elsewhere. */
    pseudonym: text(),
    /** By which the writer of a comment from elsewhere can claim it; see `features/comments/rules/claims.ts`. */
    claimHash: text(),
    parentId: uuid().references((): AnyPgColumn => comments.id, { onDelete: 'set null' }),
    /** The comment that began the thread: itself, for one that answers the essay. */
    rootId: uuid().notNull(),
    depth: integer().notNull().default(0),
    status: commentStatus().notNull(),
    audience: audience().notNull().default('public'),
    /** The slug of the voice it is spoken in; none: just themselves. */
    voice: text(),
    /** Whether a moderator speaks as one. */
    asModerator: boolean().notNull().default(false),
    /** Markdown that readers see, or would. */
    body: text().notNull(),
    /** An edit that waits for a moderator while `body` stays shown. */
    heldEdit: text(),
    /** Whether it was ever declined, after which every edit is held. */
    everDeclined: boolean().notNull().default(false),
    idempotencyKey: text(),
    /** What it goes by in the queue, and nowhere else: it leads to nobody. */
    ticket: uuid().notNull().defaultRandom().unique(),
    writtenAt: moment().notNull(),
    /** When it last joined the queue: at writing, at an edit, at an appeal. */
    heldAt: moment(),
    approvedAt: moment(),
    editedAt: moment(),
  },
  (table) => [
    index('comments_thread').on(table.workId, table.rootId, table.writtenAt),
    index('comments_roots').on(table.workId, table.writtenAt, table.id).where(sql`${table.depth} = 0`),
    index('comments_queue').on(table.heldAt, table.id).where(sql`${table.heldAt} is not null`),
    index('comments_member').on(table.memberId, table.writtenAt.desc()),
    index('comments_parent').on(table.parentId),
    index('comments_essay').on(table.essayId),
    index('comments_claim').on(table.claimHash).where(sql`${table.claimHash} is not null`),
    uniqueIndex('comments_idempotency').on(table.memberId, table.idempotencyKey),
    check('comments_length', sql`char_length(${table.body}) between 0 and 10000`),
    check('comments_edit_length', sql`char_length(${table.heldEdit}) between 1 and 10000`),
    check('comments_held_queued', sql`${table.status} <> 'held' or ${table.heldAt} is not null`),
    check('comments_approved_dated', sql`${table.status} <> 'approved' or ${table.approvedAt} is not null`),
    check('comments_claim_unclaimed', sql`${table.claimHash} is null or ${table.memberId} is null`),
    check('comments_root', sql`(${table.depth} = 0) = (${table.rootId} = ${table.id})`),
  ],
);

/** What a comment said before an edit, once someone had replied to it. */
export const earlierTexts = pgTable(
  'earlier_texts',
  {
    id: id(),
    commentId: uuid()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    body: text().notNull(),
    replacedAt: moment().notNull(),
  },
  (table) => [index('earlier_texts_comment').on(table.commentId, table.replacedAt)],
);

/** A thread that takes no more replies, with a word why. */
export const lockedThreads = pgTable('locked_threads', {
  rootId: uuid()
    .primaryKey()
    .references(() => comments.id, { onDelete: 'cascade' }),
  reason: text().notNull(),
  lockedAt: moment().notNull(),
});

/** A reader's quiet thank-you: one a member for a work. */
export const appreciations = pgTable(
  'appreciations',
  {
    workId: uuid()
      .notNull()
      .references(() => works.id, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    givenAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workId, table.memberId] }),
    index('appreciations_member').on(table.memberId),
  ],
);

/** What a member hears of by mail: a whole work's comments, or the replies within one thread. */
export const follows = pgTable(
  'follows',
  {
    id: id(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    workId: uuid()
      .notNull()
      .references(() => works.id, { onDelete: 'cascade' }),
    /** None: all comments on the work. */
    rootId: uuid().references(() => comments.id, { onDelete: 'cascade' }),
  },
  (table) => [
    unique('follows_once').on(table.memberId, table.workId, table.rootId).nullsNotDistinct(),
    index('follows_work').on(table.workId),
    index('follows_root').on(table.rootId),
  ],
);

/** A reader telling the moderators of a comment. */
export const reports = pgTable(
  'reports',
  {
    id: id(),
    commentId: uuid()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    memberId: uuid().references(() => members.id, { onDelete: 'set null' }),
    /** The guideline it offends; none when someone may be in danger. */
    guidelineId: uuid(),
    danger: boolean().notNull().default(false),
    words: text().notNull().default(''),
    reportedAt: moment().notNull(),
    settledAt: moment(),
  },
  (table) => [
    unique('reports_once').on(table.commentId, table.memberId),
    index('reports_open').on(table.commentId).where(sql`${table.settledAt} is null`),
    index('reports_member').on(table.memberId),
    check('reports_reason', sql`${table.danger} or ${table.guidelineId} is not null`),
  ],
);
