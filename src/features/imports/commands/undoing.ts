import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importItems } from '#db/schema/index.ts';
import type { ImportReportWords } from '../../../words/en/import-report.ts';
import type { Storage } from '../../media/storage.ts';
import type { Made } from '../queries/made.ts';
import type { KeptItem } from '../rules/undoing.ts';

/** An import on its way out. */
export interface Undoing {
  db: Database;
  importId: string;
  storage: Storage;
  says: ImportReportWords['undo'];
  removed: Record<string, number>;
  kept: KeptItem[];
}

/** So many things go in one transaction. */
export const UNDONE_AT_ONCE = 200;

/** Forgets where things came from that are gone, so that they can come in again. */
export async function forget(tx: Database, undoing: Undoing, kind: string, gone: Pick<Made, 'key'>[]) {
  if (gone.length === 0) return;
  const keys = gone.map(({ key }) => key);
  await tx
    .delete(importItems)
    .where(
      and(
        eq(importItems.createdBy, undoing.importId),
        eq(importItems.kind, kind),
        inArray(importItems.key, keys),
      ),
    );
}

/** Counts what is gone. */
export function count(undoing: Undoing, kind: string, gone: unknown[]) {
  undoing.removed[kind] = (undoing.removed[kind] ?? 0) + gone.length;
}
