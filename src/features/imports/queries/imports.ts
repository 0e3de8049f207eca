import { desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';

/** Every import, the newest first. */
export const listImports = (db: Database) =>
  db.select().from(imports).orderBy(desc(imports.startedAt), desc(imports.id));

export async function findImport(db: Database, id: string) {
  const [found] = await db.select().from(imports).where(eq(imports.id, id));
  return found;
}
