import type { Database } from '#db/client.ts';
import { settings } from '../../../settings.ts';
import { enqueue } from '../../jobs/queue.ts';
import type { Storage } from '../../media/storage.ts';
import { keepNewest, keptBackups, readPassphrase } from '../folder.ts';
import { isDue, isOverdue } from '../rules/due.ts';
import { backupName } from '../rules/names.ts';
import { type MadeBackup, makeBackup } from './make.ts';

/**
 * Makes a backup where backups are kept: when someone asked for one, or when it is time for one by the settings.
 * @returns undefined when it is not.
 */
export async function keepBackup(
  db: Database,
  storage: Storage,
  { asked, now }: { asked: boolean; now: Date },
): Promise<(MadeBackup & { name: string }) | undefined> {
  const { backupEvery, backupKeep, backupPassphraseFile } = settings();
  const { kept } = await keptBackups().list();
  if (!asked && !isDue(backupEvery, kept, now)) return undefined;
  await keptBackups().sweep();
  const passphrase = await readPassphrase(backupPassphraseFile);
  const name = backupName(now, asked ? 'by-hand' : 'scheduled', passphrase !== undefined);
  const made = await makeBackup(db, storage, { file: await keptBackups().placeFor(name), passphrase, now });
  if (!asked) await keepNewest(backupKeep);
  return { ...made, name };
}

/** Has the backup made that a night would have brought in which the site did not run. */
export async function catchUpBackup(db: Database, now: Date) {
  const { kept } = await keptBackups().list();
  if (isOverdue(settings().backupEvery, kept, now)) await enqueue(db, 'make-backup', null);
}
