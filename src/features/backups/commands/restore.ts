import { changedEverything } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { finishSchema, listMigrations, newestMigration, remakeSchema } from '#db/migrate.ts';
import { listTables, type Table } from '#db/rows/catalog.ts';
import { emptyTables, insertExact, isFilled, withKeysDeferred } from '#db/rows/load.ts';
import { DomainError } from '../../../errors.ts';
import { withDecisionsUnlocked } from '../../decisions/commands.ts';
import { Arriving } from '../../media/arriving.ts';
import type { Storage } from '../../media/storage.ts';
import { readBackup } from '../archive/backup.ts';
import type { BackupContents, BackupHeader } from '../rules/format.ts';

interface Restoring {
  file: string;
  passphrase: string | undefined;
  /** Whether what the site holds may go. */
  replace: boolean;
  progress?: (step: string, done: number, of: number) => void;
}

/**
 * Puts a backup in the place of all that the site holds: wholly, or not at all. Nobody is signed in afterwards.
 * @throws DomainError CONFLICT when the site holds something and `replace` does not say that it may go; UNPROCESSABLE
 * when the backup cannot be used.
 */
export async function restoreBackup(
  db: Database,
  storage: Storage,
  restoring: Restoring,
): Promise<BackupContents & { madeAt: string }> {
  if (!restoring.replace && (await isFilled(db))) throw new DomainError('CONFLICT', (w) => w.backups.filled);
  // All of it is read once before anything is touched.
  const { header } = await readBackup(restoring.file, restoring.passphrase);
  refuseForeign(header);
  const arriving = await Arriving.begin(storage);
  try {
    const contents = await db.transaction((tx) => restoreInto(tx, header, arriving, restoring));
    await arriving.settle();
    return { ...contents, madeAt: header.madeAt };
  } catch (error) {
    await arriving.giveUp();
    throw error;
  }
}

async function restoreInto(
  tx: Database,
  header: BackupHeader,
  arriving: Arriving,
  { file, passphrase, progress }: Restoring,
): Promise<BackupContents> {
  await makeRoom(tx, header);
  const { contents } = await withKeysDeferred(tx, async () => {
    const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
    const names = Object.keys(header.tables);
    return readBackup(file, passphrase, {
      async rows(name, lines) {
        progress?.(name, names.indexOf(name), names.length);
        await insertExact(tx, tableOf(tables, name), header.tables[name] ?? [], lines);
      },
      async media(id, name, bytes) {
        progress?.('pictures', names.length, names.length);
        await arriving.take(id, name, bytes);
      },
    });
  });
  await arriving.finish();
  if (header.migration < newestMigration()) await finishSchema(tx, header.migration);
  await changedEverything(tx);
  return contents;
}

function refuseForeign({ migration }: BackupHeader) {
  if (migration > newestMigration()) throw new DomainError('UNPROCESSABLE', (w) => w.backups.newer);
  if (!listMigrations().includes(migration)) throw new DomainError('UNPROCESSABLE', (w) => w.backups.foreign);
}

/** Most backups are of the present schema, whose tables need only be emptied; an older one gets its own back first. */
const makeRoom = (tx: Database, { migration }: BackupHeader) =>
  migration === newestMigration()
    ? withDecisionsUnlocked(tx, () => emptyTables(tx))
    : remakeSchema(tx, migration);

function tableOf(tables: Map<string, Table>, name: string): Table {
  const table = tables.get(name);
  if (!table) throw new DomainError('UNPROCESSABLE', (w) => w.backups.damaged);
  return table;
}
