import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { MapGraph } from '../rules/graph.ts';
import { EDGES_LAID_OUT } from '../rules/limits.ts';

const firstTopic = sql`coalesce((select topics.slug from essay_topics join topics on topics.id = topic_id
  where essay_id = essays.id order by position limit 1), '')`;

/** Tells two graphs apart, as far as the map shows them, without reading either whole. */
export async function fingerprintGraph(db: Database): Promise<string> {
  const [row] = rowsOf<{ fingerprint: string }>(
    await db.execute(sql`
      select
        (select count(*) || ' ' || coalesce(sum(hashtextextended(work_id::text || ' ' || ${firstTopic}, 0)), 0)
          from essays where standing) || ' ' ||
        (select count(*) || ' ' || coalesce(sum(hashtextextended(from_id::text || to_id::text, position)), 0)
          from edges where position < ${EDGES_LAID_OUT}) as fingerprint`),
  );
  return row?.fingerprint ?? '';
}

export async function readMapGraph(db: Database): Promise<MapGraph> {
  const essays = rowsOf<{ id: string; topic: string }>(
    await db.execute(sql`
      select work_id as id, ${firstTopic} as topic from essays where standing order by published_at, slug`),
  );
  const known = new Set(essays.map(({ id }) => id));
  const links = rowsOf<{ from: string; to: string }>(
    await db.execute(sql`
      select from_id as "from", to_id as "to" from edges join essays on work_id = from_id and standing
      where position < ${EDGES_LAID_OUT} order by published_at, slug, position`),
  );
  return { essays, links: links.filter(({ from, to }) => known.has(from) && known.has(to)) };
}
