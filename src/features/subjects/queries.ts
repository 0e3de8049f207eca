import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays, series, topics, works } from '#db/schema/index.ts';

/** A topic with what stands above and below it. */
export interface Topic {
  slug: string;
  name: string;
  description: string;
  parent: { slug: string; name: string } | null;
  children: { slug: string; name: string }[];
}

export async function findTopic(db: Database, slug: string): Promise<Topic | undefined> {
  const [topic] = await db
    .select({
      slug: topics.slug,
      name: topics.name,
      description: topics.description,
      parent: sql<Topic['parent']>`(select json_build_object('slug', above.slug, 'name', above.name)
        from topics above where above.id = topics.parent_id)`,
      children: sql<Topic['children']>`(
        select coalesce(json_agg(json_build_object('slug', below.slug, 'name', below.name) order by below.name), '[]')
        from topics below where below.parent_id = topics.id)`,
    })
    .from(topics)
    .where(eq(topics.slug, slug));
  return topic;
}

export interface Series {
  slug: string;
  title: string;
  description: string;
  /** Slugs of the published parts in order. */
  parts: string[];
}

export async function findSeries(db: Database, slug: string): Promise<Series | undefined> {
  const [found] = await db
    .select({
      slug: series.slug,
      title: series.title,
      description: series.description,
      parts: sql<string[]>`(
        select coalesce(json_agg(essays.slug order by works.part), '[]')
        from works join essays on essays.work_id = works.id and essays.standing where works.series_id = series.id)`,
    })
    .from(series)
    .where(eq(series.slug, slug));
  return found;
}

/** All series that have a published part. */
export async function listSeries(db: Database) {
  return db
    .select({ slug: series.slug, title: series.title, description: series.description })
    .from(series)
    .where(
      sql`exists (select from works join essays on essays.work_id = works.id and essays.standing
        where works.series_id = series.id)`,
    )
    .orderBy(series.title);
}

/** Every topic with all that stands under it, drafts too, for the owner; by name. */
export async function listAllTopics(db: Database) {
  return db
    .select({
      id: topics.id,
      slug: topics.slug,
      name: topics.name,
      description: topics.description,
      source: topics.source,
      parentId: topics.parentId,
      essays: sql<number>`(select count(*)::int from essay_topics where essay_topics.topic_id = topics.id)`,
      resources: sql<number>`(select count(*)::int from resources where resources.topic_id = topics.id)`,
    })
    .from(topics)
    .orderBy(topics.name);
}

export type TopicRow = Awaited<ReturnType<typeof listAllTopics>>[number];

/** Every series with how many works stand in it, for the owner; by title. */
export async function listAllSeries(db: Database) {
  return db
    .select({
      id: series.id,
      slug: series.slug,
      title: series.title,
      description: series.description,
      source: series.source,
      parts: sql<number>`(select count(*)::int from works where works.series_id = series.id)`,
    })
    .from(series)
    .orderBy(series.title);
}

/** The works of a series in order, each by its original edition. */
export async function listParts(db: Database, seriesId: string) {
  return db
    .select({ workId: works.id, part: works.part, title: essays.title, status: essays.status })
    .from(works)
    .innerJoin(essays, and(eq(essays.workId, works.id), isNull(essays.editionLabel)))
    .where(eq(works.seriesId, seriesId))
    .orderBy(works.part, works.id);
}
