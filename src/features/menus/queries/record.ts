import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { menuRevisions, menus } from '#db/schema/index.ts';

/** What a member did to the menus as a curator, for their download. */
export async function findMenuRecord(db: Database, memberId: string) {
  const rows = await db
    .select({ menu: menus.slug, change: menuRevisions.change, savedAt: menuRevisions.savedAt })
    .from(menuRevisions)
    .innerJoin(menus, eq(menus.id, menuRevisions.menuId))
    .where(eq(menuRevisions.savedBy, memberId))
    .orderBy(asc(menuRevisions.savedAt), asc(menuRevisions.id));
  return { menuChanges: rows };
}
