import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { MapEdge } from './map.ts';

const MOST_POINTING_HERE = 12;

/** Essays that recommend a work which does not recommend them, the strongest first, with their reasons. */
export async function listPointingHere(db: Database, { workId }: { workId: string }): Promise<MapEdge[]> {
  return rowsOf<MapEdge>(
    await db.execute(sql`
      select slug, title, lang, reasons
      from edges join essays on essays.work_id = from_id and standing
      where to_id = ${workId} and from_id not in (select to_id from edges where from_id = ${workId})
      order by score desc, slug limit ${MOST_POINTING_HERE}`),
  );
}
