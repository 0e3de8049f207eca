import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import { listPlaces, removePlace } from '../folder.ts';

/** How long an upload stays after it was last used, so that a look can become an import. */
export const UPLOAD_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Removes uploads that nobody has used for a week. @returns how many. */
export async function sweepUploads(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - UPLOAD_DAYS * DAY_MS);
  const old = (await listPlaces()).filter(({ madeAt }) => madeAt < since);
  let removed = 0;
  for (const { place } of old) {
    const users = await db.select().from(imports).where(eq(imports.folder, place));
    if (users.some(({ finishedAt }) => finishedAt === null || finishedAt > since)) continue;
    await db.update(imports).set({ folder: null }).where(eq(imports.folder, place));
    await removePlace(place);
    removed += 1;
  }
  return removed;
}
