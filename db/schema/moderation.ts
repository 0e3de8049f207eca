import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment, source } from './columns.ts';
import { comments } from './comments.ts';
import { members } from './members.ts';

/** One rule of the house; retired, never deleted, because decisions rest on it. */
export const guidelines = pgTable('guidelines', {
  id: id(),
  slug: text().notNull().unique(),
  source: source().notNull(),
  title: text().notNull(),
  text: text().notNull(),
  position: integer().notNull(),
  retiredAt: moment(),
});

export const verdict = pgEnum('verdict', [
  'approve',
  'decline',
  'spam',
  'restore',
  'lock',
  'unlock',
  'early-look',
  'speak',
]);

/**
 * What a moderator did, for good: rows are never changed or deleted (a trigger holds that). No text, no names, and ids
 * without foreign keys, so that the row stays true when a person or a comment is gone.
 */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    commentId: uuid().notNull(),
    /** The essay's slug and title were public; its id leads to them while they are. */
    essayId: uuid(),
    moderatorId: uuid().notNull(),
    verdict: verdict().notNull(),
    /** What the moderator had said before they saw the person; none where there was no blind look. */
    provisionalVerdict: verdict(),
    guidelineId: uuid(),
    /** The guideline as it read at the time. */
    guidelineTitle: text(),
    guidelineText: text(),
    /** Why someone looked at the person before deciding, or why a thread was locked. */
    reason: text(),
    /** Whether this answered an appeal, and whether by the reader who had decided before. */
    onAppeal: boolean().notNull().default(false),
    sameReader: boolean().notNull().default(false),
    /** What it was about: a new comment, an edit, or one already shown. */
    about: text().notNull(),
    decidedAt: moment().notNull(),
  },
  (table) => [
    index('decisions_log').on(table.decidedAt.desc(), table.id.desc()),
    index('decisions_comment').on(table.commentId, table.decidedAt),
    check(
      'decisions_decline_grounds',
      sql`${table.verdict} <> 'decline' or ${table.guidelineId} is not null`,
    ),
    check('decisions_about', sql`${table.about} in ('comment', 'edit', 'shown', 'thread')`),
  ],
);

/** A comment that one moderator is looking at, so that no other gets it; a provisional decision waits here. */
export const leases = pgTable(
  'leases',
  {
    commentId: uuid()
      .primaryKey()
      .references(() => comments.id, { onDelete: 'cascade' }),
    moderatorId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    until: moment().notNull(),
    provisionalVerdict: verdict(),
    provisionalGuidelineId: uuid(),
    /** The moderator's words to the member, until the decision is confirmed. */
    words: text().notNull().default(''),
    /** When the person was revealed, by a provisional decision or by an early look. */
    revealedAt: moment(),
    /** Left for someone else; the moderator does not get it again before the lease ends. */
    passed: boolean().notNull().default(false),
  },
  (table) => [index('leases_moderator').on(table.moderatorId)],
);

/** A member asking for a second reader. */
export const appeals = pgTable(
  'appeals',
  {
    id: id(),
    commentId: uuid()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    askedAt: moment().notNull(),
    /** When it is answered. */
    settledAt: moment(),
  },
  (table) => [
    index('appeals_comment').on(table.commentId),
    uniqueIndex('appeals_open').on(table.commentId).where(sql`${table.settledAt} is null`),
  ],
);

/** The words that go back to a member with a decline; private, so apart from the decision, and gone with the comment. */
export const declineWords = pgTable('decline_words', {
  commentId: uuid()
    .primaryKey()
    .references(() => comments.id, { onDelete: 'cascade' }),
  guidelineId: uuid().notNull(),
  words: text().notNull().default(''),
  declinedAt: moment().notNull(),
});

/** Counts for the parity report, so coarse that no row leads back to a person. */
export const parityCounts = pgTable(
  'parity_counts',
  {
    /** The first of the month. */
    month: text().notNull(),
    /** The voice's slug at the time, or `none`. */
    voice: text().notNull(),
    /** submitted, approved, declined, spam, appealed, reversed, changed-after-reveal, or wait for the waiting times. */
    outcome: text().notNull(),
    /** For `wait`: the upper end of the bucket in minutes; else 0. */
    bucket: integer().notNull().default(0),
    /** One count stands on several rows, so that those who speak at once need not wait for each other. */
    slot: integer().notNull().default(0),
    count: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.voice, table.outcome, table.bucket, table.slot] }),
    check('parity_month_shape', sql`${table.month} ~ '^[0-9]{4}-[0-9]{2}-01$'`),
  ],
);
