import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';

/** The imports that a member asked for, for their download. */
export async function findImportRecord(db: Database, memberId: string) {
  const { kind, fileName, dryRun, state, startedAt, finishedAt } = imports;
  const rows = await db
    .select({ kind, fileName, dryRun, state, startedAt, finishedAt })
    .from(imports)
    .where(eq(imports.startedBy, memberId))
    .orderBy(asc(startedAt));
  return { imports: rows };
}
