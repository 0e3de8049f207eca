import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { works } from './essays.ts';

/** How soon someone who reads by mail hears of a new essay. */
export const letterPace = pgEnum('letter_pace', ['at-once', 'weekly']);

/** Someone without an account who asked for letters and confirmed it; members choose theirs in `members.mail_choices`. */
export const letterReaders = pgTable(
  'letter_readers',
  {
    id: id(),
    /** Lower case; shown to the owner alone, and gone as soon as they stop the letters. */
    email: text().notNull().unique(),
    pace: letterPace().notNull(),
    confirmedAt: moment().notNull(),
  },
  (table) => [
    check('letter_readers_email_lower', sql`${table.email} = lower(${table.email})`),
    index('letter_readers_pace').on(table.pace, table.id),
  ],
);

/** What became of a work's letter: a work gets one in its life, or none. */
export const letters = pgTable(
  'letters',
  {
    workId: uuid()
      .primaryKey()
      .references(() => works.id, { onDelete: 'cascade' }),
    /** None: nobody was told, because the work came in old, quiet, or from a former site. */
    sentAt: moment(),
    /** How many mails left at once; the weekly letter is not counted here. */
    mails: integer().notNull().default(0),
  },
  (table) => [index('letters_sent').on(table.sentAt.desc()).where(sql`${table.sentAt} is not null`)],
);
