import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { authors } from './authors.ts';
import { id, moment } from './columns.ts';

/** What a member may do beside speaking; several at once, not ranked. */
export const capability = pgEnum('capability', ['author', 'moderator', 'curator', 'owner']);

/** A person with an account. */
export const members = pgTable(
  'members',
  {
    id: id(),
    /** Lower case; shown to nobody but the member and the owner. */
    email: text().notNull().unique(),
    verifiedAt: moment(),
    name: text().notNull(),
    /** The name with everything that looks alike made the same, to tell whose name it could be taken for. */
    nameSkeleton: text().notNull(),
    /** Argon2id; none for a member who only signs in by mail. */
    passwordHash: text(),
    capabilities: capability().array().notNull().default([]),
    /** The author that this member writes as. */
    authorId: uuid().references(() => authors.id, { onDelete: 'set null' }),
    /** Slugs of the voices the member has said they may speak in. */
    voices: text().array().notNull().default([]),
    /** When the member read what a voice may reveal and agreed; none without voices. */
    voiceConsentAt: moment(),
    /** See `features/members/rules/mail-choices.ts`. */
    mailChoices: jsonb().notNull().default({}),
    /** A new address that waits to be confirmed at both ends; see `features/members/rules/address-change.ts`. */
    addressChange: jsonb(),
    /** When a comment of theirs was first approved; from then on they pass without a queue where the site says so. */
    trustedAt: moment(),
    suspendedAt: moment(),
    /** None: until an owner lifts it. */
    suspendedUntil: moment(),
    suspensionReason: text(),
    /** A day's grace before a member who leaves is gone. */
    leavesAt: moment(),
    /** What is to become of each comment and essay. */
    leavingPlan: jsonb(),
    joinedAt: moment().notNull(),
  },
  (table) => [
    index('members_name_skeleton').on(table.nameSkeleton),
    uniqueIndex('members_author').on(table.authorId),
    index('members_leaving').on(table.leavesAt).where(sql`${table.leavesAt} is not null`),
    check('members_email_lower', sql`${table.email} = lower(${table.email}) and ${table.email} like '%_@_%'`),
    check(
      'members_voice_consent',
      sql`cardinality(${table.voices}) = 0 or ${table.voiceConsentAt} is not null`,
    ),
    check(
      'members_suspension_said',
      sql`${table.suspendedAt} is null or ${table.suspensionReason} is not null`,
    ),
  ],
);

/** A signed-in browser. The id is the SHA-256 of the secret in its cookie. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** Idle end, moved on as the session is used. */
    expiresAt: moment().notNull(),
    /** When the member last proved who they are. */
    signedInAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    /** Browser and system in words, such as "Firefox on Linux", for the list of one's sessions. */
    device: text().notNull().default(''),
  },
  (table) => [index('sessions_member').on(table.memberId), index('sessions_expiry').on(table.expiresAt)],
);

export const tokenPurpose = pgEnum('token_purpose', [
  'verify',
  'sign-in',
  'reset',
  'change-address-old',
  'change-address-new',
  'letters',
  'setup',
]);

/** A link in a mail that does one thing once. The id is the SHA-256 of its secret. */
export const tokens = pgTable(
  'tokens',
  {
    id: text().primaryKey(),
    purpose: tokenPurpose().notNull(),
    memberId: uuid().references(() => members.id, { onDelete: 'cascade' }),
    /** A new address that waits to be confirmed, say. */
    data: jsonb().notNull().default({}),
    expiresAt: moment().notNull(),
  },
  (table) => [index('tokens_member').on(table.memberId), index('tokens_expiry').on(table.expiresAt)],
);

/** Whose comments a member wants folded. */
export const mutes = pgTable(
  'mutes',
  {
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    mutedId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.mutedId] }),
    index('mutes_muted').on(table.mutedId),
    check('mutes_not_self', sql`${table.memberId} <> ${table.mutedId}`),
  ],
);

/** How often something was done since a moment, by what it counts and a keyed hash of who. */
export const turns = pgTable(
  'turns',
  {
    key: text().primaryKey(),
    taken: integer().notNull(),
    /** When the count begins anew. */
    until: moment().notNull(),
  },
  (table) => [index('turns_until').on(table.until)],
);
