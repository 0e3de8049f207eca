import type { Database } from '#db/client.ts';
import { settings } from '../../../settings.ts';
import type { Storage } from '../../media/storage.ts';
import { keepNewest, keptBackups, readPassphrase } from '../folder.ts';
import { isDue } from '../rules/due.ts';
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
