import { and, desc, eq, gt, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, letters } from '#db/schema/index.ts';
import type { EssayToTell } from '../rules/announced.ts';

/** As much of a text as an opening is made from. */
const TEXT_NEEDED = 2_000;

/** How many of the last letters the owner sees. */
const SHOWN = 50;

/** The standing editions of works, as a letter tells of them, oldest first. */
const toTell = (db: Database, which: SQL | undefined): Promise<(EssayToTell & { workId: string })[]> =>
  db
    .select({
      workId: essays.workId,
      slug: essays.slug,
      title: essays.title,
      standfirst: essays.standfirst,
      text: sql<string>`left(${essays.text}, ${TEXT_NEEDED}::int)`,
      words: essays.words,
      contentNotes: essays.contentNotes,
      by: sql<string[]>`array(
        select authors.name from bylines join authors on authors.id = bylines.author_id
        where bylines.essay_id = ${essays.id} order by bylines.position)`,
    })
    .from(essays)
    .innerJoin(letters, eq(letters.workId, essays.workId))
    .where(and(eq(essays.standing, true), which))
    .orderBy(essays.publishedAt);

/** The essays whose letter leaves at this moment. */
export const listToTellAt = (db: Database, now: Date) => toTell(db, eq(letters.sentAt, now));

/** The essays that letters told of after `since` and until `now`. */
export const listToldBetween = (db: Database, since: Date, now: Date) =>
  toTell(db, and(gt(letters.sentAt, since), lte(letters.sentAt, now)));

/** The last letters, newest first: of which essay, when, and how many left at once. */
export const listSentLetters = (db: Database) =>
  db
    .select({ title: essays.title, slug: essays.slug, sentAt: letters.sentAt, mails: letters.mails })
    .from(letters)
    .innerJoin(essays, and(eq(essays.workId, letters.workId), eq(essays.standing, true)))
    .where(isNotNull(letters.sentAt))
    .orderBy(desc(letters.sentAt))
    .limit(SHOWN);
