import { access, rename, rm, stat } from 'node:fs/promises';
import { asc } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { newestMigration } from '#db/migrate.ts';
import { listTables, type Table } from '#db/rows/catalog.ts';
import { exactLines, inSnapshot, readLines } from '#db/rows/read.ts';
import { media } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { PARTIAL } from '../../../server/kept-files.ts';
import type { Storage } from '../../media/storage.ts';
import { readBackup } from '../archive/backup.ts';
import { type AddFile, writeArchive } from '../archive/write.ts';
import {
  type BackupContents,
  type BackupHeader,
  CONTENTS_FILE,
  FORMAT,
  HEADER_FILE,
  LEFT_OUT,
  mediaName,
  rowsName,
} from '../rules/format.ts';
import { isSame, Tally } from '../rules/tally.ts';

interface Making {
  /** Where it goes; it has this name only once it is whole. */
  file: string;
  /** None: anyone who has the file can read it. */
  passphrase: string | undefined;
  now: Date;
  progress?: (step: string, done: number, of: number) => void;
}

/** What went into a backup. */
export interface MadeBackup extends BackupContents {
  bytes: number;
  /** Pictures of which the database knows and of which there is no file. */
  missing: string[];
}

/**
 * Writes the whole site into one file, as it is at one moment, and reads it again to see that it is all there.
 * @throws DomainError CONFLICT when there is a file of that name.
 */
export async function makeBackup(db: Database, storage: Storage, making: Making): Promise<MadeBackup> {
  const { file, passphrase } = making;
  if (
    await access(file).then(
      () => true,
      () => false,
    )
  )
    throw new DomainError('CONFLICT', (w) => w.backups.nameTaken);
  const partial = file + PARTIAL;
  await rm(partial, { force: true });
  try {
    const { contents, missing } = await write(db, storage, { ...making, file: partial });
    making.progress?.('reading it again', 0, 1);
    const read = await readBackup(partial, passphrase);
    if (!isSame(read.contents, contents)) throw new DomainError('CONFLICT', (w) => w.backups.notVerified);
    await rename(partial, file);
    return { ...contents, missing, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function write(db: Database, storage: Storage, { file, passphrase, now, progress }: Making) {
  const missing: string[] = [];
  let contents: BackupContents | undefined;
  await writeArchive(file, passphrase, async (add) => {
    const { tally, pictures } = await inSnapshot(db, async (tx) => {
      const tables = (await listTables(tx)).filter(({ name }) => !LEFT_OUT.has(name));
      const sums = new Tally(tables.map(({ name }) => name));
      await add(HEADER_FILE, asJson(headerOf(tables, now)));
      for (const [at, table] of tables.entries()) {
        progress?.(table.name, at, tables.length);
        await addRows(tx, table, add, sums);
      }
      return { tally: sums, pictures: await tx.select({ id: media.id }).from(media).orderBy(asc(media.id)) };
    });
    for (const [at, { id }] of pictures.entries()) {
      progress?.('pictures', at, pictures.length);
      if (!(await addPicture(storage, id, add, tally))) missing.push(id);
    }
    contents = tally.contents();
    await add(CONTENTS_FILE, asJson(contents));
  });
  if (!contents) throw new Error('The backup has no contents.');
  return { contents, missing };
}

const headerOf = (tables: Table[], now: Date): BackupHeader => ({
  format: FORMAT,
  madeAt: now.toISOString(),
  migration: newestMigration(),
  tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])),
});

const asJson = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function addRows(tx: Database, table: Table, add: AddFile, tally: Tally) {
  let part = 0;
  for await (const lines of readLines(tx, exactLines(table))) {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    await add(rowsName(table.name, ++part), bytes);
    tally.addRows(table.name, bytes, lines.length);
  }
}

/** A picture's files never change, so they need not be of the same moment. @returns whether there were any. */
async function addPicture(storage: Storage, id: string, add: AddFile, tally: Tally) {
  const names = await storage.names(id);
  for (const name of names) {
    const found = await storage.find(id, name);
    if (!found) continue;
    const bytes = Buffer.concat(await found.read().toArray());
    tally.addMedia(mediaName(id, name), await add(mediaName(id, name), bytes));
  }
  return names.length > 0;
}
