import { sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { mapDrawings, mapRegions } from '#db/schema/index.ts';
import { layOutAside } from '../layout-aside.ts';
import { fingerprintGraph, readMapGraph } from '../queries/graph.ts';
import type { Layout } from '../rules/layout.ts';

/** Held while the map is drawn, so that two processes do not do it at once. */
export const MAP_LOCK = 728_114_004;

/** Draws the map anew where the graph is another than the one it shows. @returns how many essays it drew. */
export async function drawMap(db: Database, now: Date): Promise<number> {
  const fingerprint = await fingerprintGraph(db);
  const [drawn] = await db.select().from(mapDrawings);
  if (drawn?.fingerprint === fingerprint) return 0;
  const layout = await layOutAside(await readMapGraph(db));
  await db.transaction(async (tx) => {
    await replaceMap(tx, layout);
    await tx.delete(mapDrawings);
    await tx.insert(mapDrawings).values({ fingerprint, drawnAt: now });
    await changed(tx, ['map']);
  });
  return layout.places.length;
}

/** A work that went while the map was worked out has no place on it. */
async function replaceMap(tx: Database, { regions, places }: Layout) {
  await tx.delete(mapRegions);
  if (regions.length > 0) await tx.insert(mapRegions).values(regions);
  await tx.execute(sql`
    insert into map_places (work_id, topic, x, y)
    select row.id, row.topic, row.x, row.y
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as row(id uuid, topic text, x real, y real)
    join works on works.id = row.id`);
}
