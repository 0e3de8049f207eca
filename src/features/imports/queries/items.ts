import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importItems } from '#db/schema/index.ts';

export type ItemRow = typeof importItems.$inferSelect;

/** What became of things of a source before, by their keys. */
export async function findItems(
  db: Database,
  { origin }: { origin: string },
  kind: string,
  keys: string[],
): Promise<Map<string, ItemRow>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select()
    .from(importItems)
    .where(and(eq(importItems.origin, origin), eq(importItems.kind, kind), inArray(importItems.key, keys)));
  return new Map(rows.map((row) => [row.key, row]));
}
