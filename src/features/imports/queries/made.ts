import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importItems } from '#db/schema/index.ts';

/** Something that an import made. */
export interface Made {
  key: string;
  target: string;
  mark: string;
}

/** All of a kind that an import made, and what it was then. */
export async function listMade(db: Database, importId: string, kind: string): Promise<Made[]> {
  const rows = await db
    .select({ key: importItems.key, target: importItems.target, mark: importItems.mark })
    .from(importItems)
    .where(
      and(eq(importItems.createdBy, importId), eq(importItems.kind, kind), isNotNull(importItems.target)),
    );
  return rows.flatMap(({ target, ...row }) => (target === null ? [] : [{ ...row, target }]));
}

/** A list in parts that one statement can take. */
export function* inParts<Item>(all: Item[], most: number): Generator<Item[]> {
  for (let start = 0; start < all.length; start += most) yield all.slice(start, start + most);
}
