import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';

export type ImportRow = typeof imports.$inferSelect;

/** What someone asked to be taken in. */
export type ImportRequest = Pick<ImportRow, 'kind' | 'fileName' | 'dryRun' | 'fetchMedia'> &
  Partial<Pick<ImportRow, 'folder' | 'startedBy'>>;

/** Keeps that someone asked for an import, to be run by `runImport` with its id. @returns the id. */
export async function requestImport(db: Database, request: ImportRequest, now: Date): Promise<string> {
  const [row] = await db
    .insert(imports)
    .values({ ...request, startedAt: now })
    .returning({ id: imports.id });
  if (!row) throw new Error('An import could not be written.');
  return row.id;
}

/**
 * The import to go on with: the one that was asked for, else one of the same source that was cut short, else a new one.
 * Nobody else runs one while this is asked; see `runImport`.
 */
export async function beginRun(
  db: Database,
  request: ImportRequest & { origin: string; importId?: string | undefined },
  now: Date,
): Promise<ImportRow> {
  const { origin, importId, dryRun } = request;
  const unfinished = and(
    eq(imports.origin, origin),
    eq(imports.dryRun, dryRun),
    inArray(imports.state, ['running', 'failed']),
  );
  const [found] = await db
    .select()
    .from(imports)
    .where(importId ? and(eq(imports.id, importId), ne(imports.state, 'undone')) : unfinished)
    .limit(1);
  const id = found?.id ?? (await requestImport(db, withoutId(request), now));
  const [row] = await db
    .update(imports)
    .set({ origin, state: 'running', step: '', done: 0, total: 0, error: null, finishedAt: null })
    .where(eq(imports.id, id))
    .returning();
  if (!row) throw new Error('An import could not be begun.');
  return row;
}

const withoutId = ({
  kind,
  fileName,
  dryRun,
  fetchMedia,
  folder,
  startedBy,
}: ImportRequest): ImportRequest => ({
  ...{ kind, fileName, dryRun, fetchMedia },
  ...(folder === undefined ? {} : { folder }),
  ...(startedBy === undefined ? {} : { startedBy }),
});
