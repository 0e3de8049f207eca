import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Reason } from '../../related/rules/reasons.ts';
import { edgesShown, MOST_ESSAYS } from '../rules/limits.ts';

/** A region of the map with what stands in it now. */
export interface MapRegion {
  topic: string;
  /** None for the essays without a topic. */
  name: string | null;
  x: number;
  y: number;
  radius: number;
  essays: number;
}

/** An essay on the map. */
export interface MapEssay {
  slug: string;
  title: string;
  lang: string;
  topic: string;
  x: number;
  y: number;
  connections: number;
  edges: MapEdge[];
}

export interface MapEdge {
  slug: string;
  title: string;
  lang: string;
  reasons: Reason[];
}

/** All regions, and the essays of those that are open. */
export interface SiteMap {
  regions: MapRegion[];
  essays: MapEssay[];
  /** How many more essays an open region has than can be shown. */
  left: number;
}

/**
 * The map as it was last drawn, with the essays and edges that readers may see now: the whole of it, or one topic's
 * region. The regions of a map too large to be shown at once are closed. @returns undefined where there is no such
 * region.
 */
export async function readMap(db: Database, topic?: string): Promise<SiteMap | undefined> {
  const all = await listRegions(db);
  const regions = topic === undefined ? all : all.filter((region) => region.topic === topic);
  if (topic !== undefined && regions.length === 0) return undefined;
  const count = regions.reduce((sum, { essays }) => sum + essays, 0);
  if (topic === undefined && count > MOST_ESSAYS) return { regions, essays: [], left: 0 };
  const essays = await listPlaced(db, topic, edgesShown(count));
  return { regions, essays, left: count - essays.length };
}

async function listRegions(db: Database): Promise<MapRegion[]> {
  return rowsOf<MapRegion>(
    await db.execute(sql`
      select map_regions.topic, topics.name, map_regions.x, map_regions.y, radius,
        (select count(*)::int from map_places join essays on essays.work_id = map_places.work_id and standing
          where map_places.topic = map_regions.topic) as essays
      from map_regions left join topics on topics.slug = map_regions.topic
      order by topics.name nulls last`),
  ).filter(({ essays }) => essays > 0);
}

async function listPlaced(db: Database, topic: string | undefined, edgesEach: number): Promise<MapEssay[]> {
  const here = topic === undefined ? sql`true` : sql`place.topic = ${topic}`;
  return rowsOf<MapEssay>(
    await db.execute(sql`
      select slug, title, lang, place.topic, place.x + region.x as x, place.y + region.y as y,
        (select count(*)::int from edges where from_id = essays.work_id)
          + (select count(*)::int from edges where to_id = essays.work_id) as connections,
        (select coalesce(json_agg(json_build_object('slug', other.slug, 'title', other.title, 'lang', other.lang,
            'reasons', edges.reasons) order by edges.position), '[]')
          from edges join essays other on other.work_id = edges.to_id and other.standing
          where edges.from_id = essays.work_id and edges.position < ${edgesEach}) as edges
      from map_places place
      join map_regions region on region.topic = place.topic
      join essays on essays.work_id = place.work_id and essays.standing
      where ${here}
      order by published_at desc, slug limit ${MOST_ESSAYS}`),
  );
}
