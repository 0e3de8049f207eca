import { access, rename } from 'node:fs/promises';
import path from 'node:path';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { enqueue } from '../../jobs/queue.ts';
import { innermost, PICTURES_FILE, placeAt } from '../folder.ts';
import { findDueImport } from '../queries/list.ts';
import type { Source } from '../rules/arrivals.ts';
import { isUploadKind, UPLOAD_FILES, type UploadKind } from '../rules/upload.ts';
import { unpack } from '../unpack.ts';
import { type ImportRequest, type ImportRow, requestImport } from './begin.ts';
import type { ImportPlace } from './context.ts';
import type { ImportOptions } from './run.ts';

/** What the job is done with. */
export interface ImportWork {
  open(kind: UploadKind, file: string): Promise<Source>;
  run(place: ImportPlace, source: Source, options: ImportOptions): Promise<unknown>;
  undo(place: ImportPlace, importId: string): Promise<unknown>;
}

/** Keeps that someone asked for an import of what they uploaded, and has it done at once. @returns its id. */
export function askForImport(
  db: Database,
  request: ImportRequest & { folder: string },
  now: Date,
): Promise<string> {
  return db.transaction(async (tx) => {
    const id = await requestImport(tx, request, now);
    await enqueue(tx, 'take-in-imports', null);
    return id;
  });
}

/** Has an import that failed gone on with where it stopped. @throws DomainError CONFLICT when it did not fail. */
export const askToGoOn = (db: Database, id: string) => ask(db, id, ['failed'], 'waiting');

/** Has what an import brought taken out again. @throws DomainError CONFLICT while it is under way, or undone already. */
export const askToUndo = (db: Database, id: string) => ask(db, id, ['done', 'failed'], 'undoing');

function ask(db: Database, id: string, from: ImportRow['state'][], state: 'waiting' | 'undoing') {
  return db.transaction(async (tx) => {
    const [asked] = await tx
      .update(imports)
      .set({ state, error: null })
      .where(and(eq(imports.id, id), inArray(imports.state, from), eq(imports.dryRun, false)))
      .returning({ id: imports.id });
    if (!asked) throw new DomainError('CONFLICT', (w) => w.uploads.notNow);
    await enqueue(tx, 'take-in-imports', null);
  });
}

/** Held by the process that does what was asked for in the browser. */
const UPLOADS_LOCK = 728_114_012;

/**
 * Does what was asked for in the browser, one after the other; what a restart cut short is gone on with. Another process
 * that is at it is left to it.
 * @returns how many it did.
 */
export const takeInUploaded = async (connection: ImportPlace, work: ImportWork): Promise<number> =>
  (await connection.tryLock(UPLOADS_LOCK, () => doAllDue(connection, work))) ?? 0;

async function doAllDue(connection: ImportPlace, work: ImportWork): Promise<number> {
  const done = new Set<string>();
  for (;;) {
    const due = await findDueImport(connection.db);
    if (!due || done.has(due.id)) return done.size;
    try {
      await doOne(connection, due, work);
    } catch (error) {
      // The command line is at one: its turn comes again.
      if (error instanceof DomainError && error.code === 'CONFLICT') return done.size;
      await recordFailure(connection.db, due, error);
      if (!(error instanceof DomainError)) throw error;
    }
    done.add(due.id);
  }
}

async function doOne(connection: ImportPlace, due: ImportRow, { open, run, undo }: ImportWork) {
  if (due.state === 'undoing') {
    await undo(connection, due.id);
    return;
  }
  const { kind, fileName, dryRun, fetchMedia, folder } = due;
  if (!isUploadKind(kind) || folder === null)
    throw new Error(`An import of ${kind} cannot come in this way.`);
  const place = placeAt(folder);
  const source = await open(kind, await sourceAt(place, kind));
  try {
    const uploads = await unpacked(place, PICTURES_FILE, 'pictures');
    await run(connection, source, { kind, fileName, dryRun, fetchMedia, uploads, importId: due.id });
  } finally {
    await source.close();
  }
}

/** Where the source begins: a folder that came as an archive is unpacked first. */
async function sourceAt(place: string, kind: UploadKind): Promise<string> {
  if (kind !== 'markdown') return path.join(place, UPLOAD_FILES[kind]);
  return (await unpacked(place, UPLOAD_FILES.markdown, 'folder')) ?? place;
}

async function unpacked(place: string, archive: string, name: string): Promise<string | undefined> {
  const [file, folder] = [path.join(place, archive), path.join(place, name)];
  if (!(await isThere(folder))) {
    if (!(await isThere(file))) return undefined;
    await unpack(file, folder);
  }
  return innermost(folder);
}

const isThere = (place: string) =>
  access(place).then(
    () => true,
    () => false,
  );

/** What the owner reads; a defect is said to be one, and its message stays in the log. */
async function recordFailure(db: Database, due: ImportRow, error: unknown) {
  const said = error instanceof DomainError ? error.message : '';
  await db
    .update(imports)
    .set({ state: 'failed', error: said, finishedAt: new Date() })
    .where(eq(imports.id, due.id));
}

/** Gives the files of a form that has arrived the names that they are read by. */
export async function settleFiles(place: string, kind: UploadKind, files: Partial<Record<string, string>>) {
  const folder = placeAt(place);
  if (files.file) await rename(path.join(folder, 'file'), path.join(folder, UPLOAD_FILES[kind]));
  if (files.pictures) await rename(path.join(folder, 'pictures'), path.join(folder, PICTURES_FILE));
}
