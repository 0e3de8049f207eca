import { readFile } from 'node:fs/promises';
import { DomainError } from '../../errors.ts';
import { KeptFiles } from '../../server/kept-files.ts';
import { settings } from '../../settings.ts';
import { isBackupName, isScheduled } from './rules/names.ts';

/** The backups of this site, whoever put them where they are kept. */
export const keptBackups = () => new KeptFiles(settings().backupDir, isBackupName, (w) => w.backups.notThere);

/** Removes the oldest of those that the site made by itself, but for so many. Others are for their owner to remove. */
export async function keepNewest(count: number) {
  const { kept } = await keptBackups().list();
  for (const { name } of kept.filter((one) => isScheduled(one.name)).slice(count))
    await keptBackups().remove(name);
}

/**
 * The passphrase in a file, without the end of its line; undefined when no file is named.
 * @throws DomainError when there is none in it.
 */
export async function readPassphrase(file: string | undefined): Promise<string | undefined> {
  if (!file) return undefined;
  const passphrase = (await readFile(file, 'utf8').catch(() => '')).replace(/\r?\n$/, '');
  if (!passphrase) throw new DomainError('NOT_FOUND', (w) => w.backups.emptyPassphrase);
  return passphrase;
}
