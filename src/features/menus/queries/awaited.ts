import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { suggestions } from '#db/schema/index.ts';

/** Whether members wait for an answer to what they suggested for a menu. */
export const isAwaited = async (db: Database, menuId: string) =>
  (await db.$count(suggestions, and(eq(suggestions.menuId, menuId), eq(suggestions.state, 'waiting')))) > 0;
