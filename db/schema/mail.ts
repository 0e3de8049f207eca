import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { members } from './members.ts';

export const mailStatus = pgEnum('mail_status', ['waiting', 'sent', 'failed', 'dropped']);

/** A mail as a template and its data: tokens are minted as it is sent, so a dump opens nothing. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    template: text().notNull(),
    /** Emptied after 30 days. */
    data: jsonb().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: 'cascade' }),
    /** Where it goes when that is not the member's present address. */
    address: text(),
    status: mailStatus().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    queuedAt: moment().notNull(),
    nextAttemptAt: moment().notNull(),
    sentAt: moment(),
    /** When its data and address were dropped. */
    droppedAt: moment(),
  },
  (table) => [
    index('outbox_due').on(table.nextAttemptAt).where(sql`${table.status} = 'waiting'`),
    index('outbox_queued').on(table.queuedAt.desc(), table.id.desc()),
    index('outbox_full').on(table.queuedAt).where(sql`${table.droppedAt} is null`),
    index('outbox_member').on(table.memberId),
  ],
);

/** One try to send a mail. */
export const mailAttempts = pgTable(
  'mail_attempts',
  {
    id: id(),
    mailId: uuid()
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    triedAt: moment().notNull(),
    /** What the mail server said, or why it could not be reached; none: the mail left. */
    error: text(),
  },
  (table) => [index('mail_attempts_mail').on(table.mailId, table.triedAt)],
);
