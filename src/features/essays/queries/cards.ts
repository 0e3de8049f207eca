import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { essays, essayTopics, topics } from '#db/schema/index.ts';
import { remembered } from '../../../server/memory.ts';

export interface Byline {
  handle: string;
  name: string;
  /** The slug of the voice the author chose for this essay. */
  voice: string | null;
}

/** What a list shows of an essay. */
export interface EssayCard {
  id: string;
  slug: string;
  title: string;
  standfirst: string;
  lang: string;
  words: number;
  publishedAt: Date;
  bylines: Byline[];
  topics: { slug: string; name: string }[];
}

export interface NumberedPage<Item> {
  items: Item[];
  /** From 1. */
  page: number;
  pages: number;
  total: number;
}

export const ESSAYS_PER_PAGE = 20;

/** The columns of a card. The subqueries name their tables in full, since Drizzle shortens a lone table's columns. */
export const cardColumns = {
  id: essays.id,
  slug: essays.slug,
  title: essays.title,
  standfirst: essays.standfirst,
  lang: essays.lang,
  words: essays.words,
  publishedAt: sql<Date>`essays.published_at`.mapWith(essays.publishedAt),
  bylines: sql<Byline[]>`(
    select coalesce(json_agg(json_build_object('handle', authors.handle, 'name', authors.name, 'voice', bylines.voice)
      order by bylines.position), '[]')
    from bylines join authors on authors.id = bylines.author_id where bylines.essay_id = essays.id)`,
  topics: sql<{ slug: string; name: string }[]>`(
    select coalesce(json_agg(json_build_object('slug', topics.slug, 'name', topics.name)
      order by essay_topics.position), '[]')
    from essay_topics join topics on topics.id = essay_topics.topic_id where essay_topics.essay_id = essays.id)`,
};

/** Which essays a list holds; nothing given means all. */
export interface EssayFilter {
  /** A calendar year in the given time zone. */
  year?: { year: number; timeZone: string } | undefined;
  /** A topic's slug: essays of the topics under it count too. */
  topic?: string | undefined;
  /** An author's handle. */
  author?: string | undefined;
}

/** One numbered page of the essays that stand for their works, newest first; undefined past the last page. */
export async function listStandingEssays(
  db: Database,
  page: number,
  filter: EssayFilter = {},
): Promise<NumberedPage<EssayCard> | undefined> {
  const which = standingEssays(db, filter);
  const total = await db.$count(essays, which);
  const pages = Math.max(1, Math.ceil(total / ESSAYS_PER_PAGE));
  if (page > pages) return undefined;
  const newestFirst = [desc(essays.publishedAt), desc(essays.id)];
  const onPage = db
    .select({ id: essays.id })
    .from(essays)
    .where(which)
    .orderBy(...newestFirst)
    .limit(ESSAYS_PER_PAGE)
    .offset((page - 1) * ESSAYS_PER_PAGE);
  const items = await db
    .select(cardColumns)
    .from(essays)
    .where(inArray(essays.id, onPage))
    .orderBy(...newestFirst);
  return { items, page, pages, total };
}

/** The condition for essays that stand for their works and pass the filter. */
export function standingEssays(db: Database, { year, topic, author }: EssayFilter): SQL | undefined {
  return and(
    eq(essays.standing, true),
    year && inYear(year),
    topic ? inArray(essays.id, essaysUnder(db, topic)) : undefined,
    author
      ? sql`${essays.id} in (select bylines.essay_id from bylines join authors on authors.id = bylines.author_id
          where authors.handle = ${author})`
      : undefined,
  );
}

function inYear({ year, timeZone }: { year: number; timeZone: string }) {
  const start = (of: number) => sql`make_timestamp(${of}::int, 1, 1, 0, 0, 0) at time zone ${timeZone}::text`;
  return sql`${essays.publishedAt} >= ${start(year)} and ${essays.publishedAt} < ${start(year + 1)}`;
}

function essaysUnder(db: Database, topic: string) {
  const family = sql`(
    with recursive family as (
      select topics.id from topics where topics.slug = ${topic}
      union select topics.id from topics join family on topics.parent_id = family.id)
    select id from family)`;
  return db
    .select({ id: essayTopics.essayId })
    .from(essayTopics)
    .where(sql`${essayTopics.topicId} in ${family}`);
}

/** Cards of the named essays that are published, in the order of the names. */
export async function listPublishedCards(db: Database, slugs: string[]): Promise<EssayCard[]> {
  if (slugs.length === 0) return [];
  const cards = await db
    .select(cardColumns)
    .from(essays)
    .where(and(inArray(essays.slug, slugs), eq(essays.status, 'published')));
  return cards.toSorted((one, other) => slugs.indexOf(one.slug) - slugs.indexOf(other.slug));
}

/** The years that have essays, newest first, each with its number. */
export async function listEssayYears(db: Database, timeZone: string) {
  const year = sql<number>`extract(year from essays.published_at at time zone ${timeZone}::text)::int`;
  return db
    .select({ year: year.as('year'), essays: sql<number>`count(*)::int`.as('essays') })
    .from(essays)
    .where(eq(essays.standing, true))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}

/** All topics with how many essays stand under each itself, in alphabetical order; kept in the process until an essay changes. */
export const listTopics = (db: Database) => remembered('topics', ['essays'], () => countTopics(db));

async function countTopics(db: Database) {
  const counted = db
    .select({ topicId: essayTopics.topicId, essays: sql<number>`count(*)::int`.as('essays') })
    .from(essayTopics)
    .innerJoin(essays, eq(essays.id, essayTopics.essayId))
    .where(eq(essays.standing, true))
    .groupBy(essayTopics.topicId)
    .as('counted');
  const above = alias(topics, 'above');
  return db
    .select({
      slug: topics.slug,
      name: topics.name,
      description: topics.description,
      parent: above.slug,
      essays: sql<number>`coalesce(${counted.essays}, 0)`,
    })
    .from(topics)
    .leftJoin(counted, eq(counted.topicId, topics.id))
    .leftJoin(above, eq(above.id, topics.parentId))
    .orderBy(topics.name);
}
