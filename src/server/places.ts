import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { StartError } from '../errors.ts';
import type { Settings } from '../settings.ts';

/**
 * Tries the folders and files that settings name, so that they fail at the start and not in the night.
 * @throws StartError naming the setting.
 */
export function tryPlaces({ dataDir, backupDir, backupEvery, backupPassphraseFile }: Settings) {
  tryFolder('DATA_DIR', dataDir);
  if (backupEvery) tryFolder('BACKUP_DIR', backupDir);
  if (backupPassphraseFile) tryPassphrase(backupPassphraseFile);
}

function tryFolder(setting: string, folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(`Settings: ${setting} ${folder} cannot be written to (${codeOf(error)}).`);
  }
}

function tryPassphrase(file: string) {
  let passphrase = '';
  try {
    passphrase = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new StartError(`Settings: BACKUP_PASSPHRASE_FILE ${file} cannot be read (${codeOf(error)}).`);
  }
  if (!passphrase) throw new StartError(`Settings: BACKUP_PASSPHRASE_FILE ${file} is empty.`);
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error));
