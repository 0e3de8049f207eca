import { sql } from 'drizzle-orm';
import { boolean, check, index, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { members } from './members.ts';
import { menus, sections } from './menus.ts';

export const suggestionState = pgEnum('suggestion_state', ['waiting', 'accepted', 'merged', 'declined']);

/** Something that members would like to see in a menu; one row however many of them it was. */
export const suggestions = pgTable(
  'suggestions',
  {
    id: id(),
    menuId: uuid()
      .notNull()
      .references(() => menus.id, { onDelete: 'cascade' }),
    /** An outside address or a path of this site, as it was first suggested. */
    address: text().notNull(),
    /** What all spellings of the address have in common; see `features/suggestions/rules/same.ts`. */
    addressKey: text().notNull(),
    state: suggestionState().notNull().default('waiting'),
    suggestedAt: moment().notNull(),
    answeredAt: moment(),
    answeredBy: uuid().references(() => members.id, { onDelete: 'set null' }),
    /** Why it was declined, in the curator's words for those who suggested it. */
    reason: text(),
    /** The resource it became or went into. No foreign key: a removal that is undone brings the same id back. */
    resourceId: uuid(),
  },
  (table) => [
    uniqueIndex('suggestions_waiting')
      .on(table.menuId, table.addressKey)
      .where(sql`${table.state} = 'waiting'`),
    index('suggestions_resource').on(table.resourceId).where(sql`${table.resourceId} is not null`),
    check('suggestions_answered', sql`(${table.state} = 'waiting') = (${table.answeredAt} is null)`),
    check('suggestions_reason', sql`(${table.state} = 'declined') = (${table.reason} is not null)`),
    check(
      'suggestions_became',
      sql`(${table.state} in ('accepted', 'merged')) = (${table.resourceId} is not null)`,
    ),
  ],
);

/** A member who suggested something, with their own words for it. */
export const suggesters = pgTable(
  'suggesters',
  {
    id: id(),
    suggestionId: uuid()
      .notNull()
      .references(() => suggestions.id, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** Empty where they left it to the curator. */
    title: text().notNull().default(''),
    /** Where they would look for it. */
    sectionId: uuid().references(() => sections.id, { onDelete: 'set null' }),
    why: text().notNull(),
    /** Whether readers may see who suggested it. */
    credited: boolean().notNull(),
    suggestedAt: moment().notNull(),
  },
  (table) => [
    unique('suggesters_once').on(table.suggestionId, table.memberId),
    index('suggesters_member').on(table.memberId),
  ],
);
