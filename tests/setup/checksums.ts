import { createHash } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { listTables } from '#db/rows/catalog.ts';
import { exactLines, inSnapshot, readLines } from '#db/rows/read.ts';

/** What every table holds, as the number of its rows and a sum over them that is the same on every database. */
export function checksumsOf(db: Database): Promise<Record<string, string>> {
  return inSnapshot(db, async (tx) => {
    const sums: Record<string, string> = {};
    for (const table of await listTables(tx)) {
      const hash = createHash('sha256');
      let rows = 0;
      for await (const lines of readLines(tx, exactLines(table))) {
        for (const line of lines) hash.update(`${line}\n`);
        rows += lines.length;
      }
      sums[table.name] = `${rows} ${hash.digest('hex').slice(0, 16)}`;
    }
    return sums;
  });
}
