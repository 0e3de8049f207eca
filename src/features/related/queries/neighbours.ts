import { type SQL, sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { CuratedEdge } from '../rules/edges.ts';

const among = (workIds: string[]) => sql`any(${sql.param(workIds)}::uuid[])`;

/** What people chose from these works and to them; drafts choose nothing and are not chosen. */
export async function listCurated(db: Database, workIds: string[]) {
  const drawn = (own: SQL, other: SQL, incoming: boolean) => sql`
    select own.work_id as "workId", other.work_id as "toId", edge.source, edge.relation, edge.note,
      edge.position, edge.hidden,
      ${incoming}::boolean as incoming
    from essays own join curated_edges edge on edge.${own} = own.id
    join essays other on other.id = edge.${other} and other.status = 'published' and other.work_id <> own.work_id
    where own.work_id = ${among(workIds)} and own.status = 'published'`;
  const [from, to] = [sql`from_id`, sql`to_id`];
  return rowsOf<CuratedEdge & { workId: string }>(
    await db.execute(sql`${drawn(from, to, false)} union all ${drawn(to, from, true)}`),
  );
}

/** The works of the graph before and after these in their series. */
export async function listSeriesNeighbours(db: Database, workIds: string[]) {
  return rowsOf<{ workId: string; previous: string | null; next: string | null }>(
    await db.execute(sql`
      select * from (
        select works.id as "workId", lag(works.id) over run as previous, lead(works.id) over run as next
        from works join graph_works on graph_works.work_id = works.id
        where works.series_id in (select series_id from works where id = ${among(workIds)})
        window run as (partition by works.series_id order by works.part)) placed
      where "workId" = ${among(workIds)}`),
  );
}

/** Links between works of the graph, by the texts as they are now: those from these works, or those to them. */
export const listLinks = (db: Database, end: 'from' | 'to', workIds: string[]) =>
  linksWhere(db, sql`${end === 'from' ? sql`citations.work_id` : sql`cited.work_id`} = ${among(workIds)}`);

export const listAllLinks = (db: Database) => linksWhere(db, sql`true`);

async function linksWhere(db: Database, which: SQL) {
  return rowsOf<{ fromId: string; toId: string }>(
    await db.execute(sql`
      select distinct citations.work_id as "fromId", cited.work_id as "toId"
      from citations join addresses on addresses.path = citations.path
      join essays cited on cited.id = addresses.essay_id and cited.status = 'published'
      join graph_works on graph_works.work_id = cited.work_id
      where ${which} and cited.work_id <> citations.work_id
      order by 1, 2`),
  );
}
