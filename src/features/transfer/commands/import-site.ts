import { sql } from 'drizzle-orm';
import { changedEverything } from '#db/changes.ts';
import { type Database, rowsOf } from '#db/client.ts';
import { emptyTables, isFilled, withKeysDeferred } from '#db/rows/load.ts';
import { DomainError, reasonOf } from '../../../errors.ts';
import { withDecisionsUnlocked } from '../../decisions/commands.ts';
import { Arriving } from '../../media/arriving.ts';
import type { Storage } from '../../media/storage.ts';
import { OpenExport } from '../queries/open-export.ts';
import { mediaAt } from '../rules/format.ts';
import { type ImportReport, reportOf } from '../rules/report.ts';
import { type Content, settleFiles } from './settle-files.ts';
import { takeRows } from './take-rows.ts';

export interface Importing {
  folder: string;
  /** What `content/` of this site says. */
  content: Content;
  /** Whether everything is tried and nothing is kept. */
  dryRun: boolean;
  now: Date;
  progress?: (step: string, done: number, of: number) => void;
}

/** Ends a trial's transaction. */
class Tried extends Error {}

/**
 * Makes an empty site the one that was exported, with all its ids and addresses: wholly, or not at all.
 * @throws DomainError CONFLICT when the site is not empty; UNPROCESSABLE with file and line when the export is broken.
 */
export async function importSite(
  db: Database,
  storage: Storage,
  importing: Importing,
): Promise<ImportReport> {
  if (await isFilled(db)) throw new DomainError('CONFLICT', (w) => w.transfer.filled);
  const given = await OpenExport.open(importing.folder);
  const arriving = await Arriving.begin(storage);
  let report: ImportReport | undefined;
  try {
    await takeMedia(given, arriving, importing);
    await db.transaction(async (tx) => {
      report = await importInto(tx, given, importing);
      if (importing.dryRun) throw new Tried();
    });
  } catch (error) {
    await arriving.giveUp();
    if (!(error instanceof Tried)) throw error;
  }
  if (!report) throw new Error('The import has no report.');
  return report;
}

async function takeMedia(given: OpenExport, arriving: Arriving, { dryRun, progress }: Importing) {
  const files = Object.keys(given.said.files);
  for (const [at, file] of files.entries()) {
    progress?.('files', at, files.length);
    if (file.startsWith('data/')) continue;
    const media = mediaAt(file);
    if (file.startsWith('media/') && !media)
      throw new DomainError('UNPROCESSABLE', `${file}: this is no file of a picture.`);
    await given.checkWhole(file);
    if (media && !dryRun) await arriving.take(media.id, media.name, await given.read(file));
  }
  await arriving.finish();
}

async function importInto(tx: Database, given: OpenExport, { content, now, progress }: Importing) {
  await withDecisionsUnlocked(tx, () => emptyTables(tx));
  await withKeysDeferred(tx, () => takeRows(tx, given, progress)).catch((error: unknown) => {
    if (error instanceof DomainError) throw error;
    throw new DomainError('UNPROCESSABLE', `data/: a row leads to one that is not there: ${reasonOf(error)}`);
  });
  const { redirects } = await countRedirects(tx);
  const settled = await settleFiles(tx, content, now);
  await changedEverything(tx);
  return reportOf(given.said, { redirects, ...settled });
}

async function countRedirects(tx: Database) {
  const [counted] = rowsOf<{ redirects: number }>(
    await tx.execute(
      sql`select count(*)::int as redirects from addresses where target is not null or not current`,
    ),
  );
  return { redirects: counted?.redirects ?? 0 };
}
