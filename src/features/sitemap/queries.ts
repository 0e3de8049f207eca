import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Place } from './rules.ts';

/** Every place of the site that a search engine may list; an essay that first appeared elsewhere is listed there. */
export async function listPlaces(db: Database): Promise<Place[]> {
  const rows = rowsOf<{ path: string; changedAt: string | null }>(
    await db.execute(sql`
      with standing as (
        select id, work_id, coalesce(updated_at, published_at) as changed_at from essays where standing
      )
      select path, "changedAt" from (
        select 0 as kind, '/' as path, (select max(changed_at) from standing) as "changedAt"
        union all select 0, '/essays/', (select max(changed_at) from standing)
        union all select 0, '/topics/', null
        union all select 0, '/map/', null
        union all select 0, '/resources/', (select max(updated_at) from menus)
        union all select 1, '/' || slug || '/', updated_at from pages where status = 'published'
        union all select 2, '/resources/' || slug || '/', updated_at from menus
        union all select 3, '/topics/' || slug || '/', (
          select max(changed_at) from standing join essay_topics on essay_id = standing.id
          where topic_id = topics.id) from topics
        union all select 4, '/series/' || slug || '/', max(changed_at)
          from series join works on works.series_id = series.id join standing on standing.work_id = works.id
          group by slug
        union all select 5, '/authors/' || handle || '/', max(changed_at)
          from authors join bylines on author_id = authors.id join standing on standing.id = bylines.essay_id
          group by handle
        union all select 6, '/essays/' || slug || '/', coalesce(updated_at, published_at)
          from essays where status = 'published' and canonical is null
      ) places
      order by kind, path`),
  );
  return rows.map(({ path, changedAt }) => ({
    path,
    changedAt: changedAt === null ? null : new Date(changedAt),
  }));
}
