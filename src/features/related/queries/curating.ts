import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { Reason } from '../rules/reasons.ts';

/** An edge as curators see it: what readers see of it, and what a curator said. */
export interface EdgeToCurate {
  toId: string;
  slug: string;
  title: string;
  lang: string;
  /** None while it is hidden. */
  score: number | null;
  reasons: Reason[];
  /** What a curator laid over it; null where none did. */
  hand: { relation: string; note: string; hidden: boolean } | null;
}

/** The edges of an essay as readers see them, best first, then those that are hidden from them. */
export async function listEdgesToCurate(
  db: Database,
  { id, workId }: { id: string; workId: string },
): Promise<EdgeToCurate[]> {
  const hand = sql`case when mine.to_id is not null then
    json_build_object('relation', mine.relation, 'note', mine.note, 'hidden', mine.hidden) end`;
  return rowsOf<EdgeToCurate>(
    await db.execute(sql`
      with mine as (
        select curated_edges.*, essays.work_id from curated_edges join essays on essays.id = to_id
        where from_id = ${id} and curated_edges.source = 'curator')
      select "toId", slug, title, lang, score, reasons, hand from (
        select coalesce(mine.to_id, other.id) as "toId", other.slug, other.title, other.lang, edges.score,
          edges.reasons, ${hand} as hand, edges.position, false as hidden
        from edges join essays other on other.work_id = edges.to_id and other.standing
        left join mine on mine.work_id = edges.to_id
        where edges.from_id = ${workId}
        union all
        select other.id, other.slug, other.title, other.lang, null, '[]'::jsonb, ${hand}, mine.position, true
        from mine join essays other on other.id = mine.to_id and other.status = 'published' where mine.hidden
      ) listed order by hidden, position`),
  );
}

const MOST_FOUND = 12;

/** Essays by their address or words of their title, newest first; without words the newest. */
export async function listEssaysToCurate(
  db: Database,
  sought: string,
  exceptWorkId?: string,
): Promise<{ id: string; slug: string; title: string; lang: string }[]> {
  const words = sought.trim().slice(0, 200);
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return rowsOf(
    await db.execute(sql`
      select id, slug, title, lang from essays
      where standing and status = 'published' and (slug = ${words} or title ilike ${like})
        and work_id is distinct from ${exceptWorkId ?? null}::uuid
      order by published_at desc, id desc limit ${MOST_FOUND}`),
  );
}
