import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { makeBackup } from '../features/backups/commands/make.ts';
import { restoreBackup } from '../features/backups/commands/restore.ts';
import { readPassphrase } from '../features/backups/folder.ts';
import type { BackupContents } from '../features/backups/rules/format.ts';
import { mediaStorage } from '../features/media/storage.ts';
import { settings } from '../settings.ts';
import { megabytes } from '../words/formats.ts';
import type { Command } from './main.ts';
import { progressBar } from './progress.ts';

const string = { type: 'string' as const };
const boolean = { type: 'boolean' as const };

/** Where a passphrase is, when none was named: where the backups that the site makes by itself have theirs. */
const PASSPHRASE_NOTE =
  'The passphrase is the line in the file that --passphrase-file names, or else BACKUP_PASSPHRASE_FILE.';

const backup: Command = {
  usage: 'backup FILE [--passphrase-file FILE] [--report FILE]',
  text: `Writes the whole site, its database and its pictures, into one file and reads it again to see that all is there. ${PASSPHRASE_NOTE} Without one anyone who has the file can read it.`,
  options: { 'passphrase-file': string, report: string },
  positional: 'file',
  async run({ db }, given) {
    const file = fileOf(given);
    const passphrase = await passphraseOf(given);
    const bar = progressBar();
    const made = await makeBackup(db, mediaStorage(), {
      file,
      passphrase,
      now: new Date(),
      progress: bar.show,
    });
    bar.end();
    await report(given, made);
    const locked = passphrase ? 'locked with the passphrase' : 'not locked: keep it where nobody else comes';
    return [
      `${file}: ${countRows(made)} rows and ${made.media.files} files of pictures, ${megabytes(made.bytes, 'en')}, ${locked}.`,
      ...made.missing.map((id) => `The picture ${id} has no files.`),
    ];
  },
};

const restore: Command = {
  usage: 'restore FILE [--replace] [--passphrase-file FILE] [--report FILE]',
  text: `Puts a backup in the place of all that the site holds, wholly or not at all. Refuses a site that has essays or members unless --replace says that they may go. Everyone has to sign in again. ${PASSPHRASE_NOTE}`,
  options: { replace: boolean, 'passphrase-file': string, report: string },
  positional: 'file',
  async run({ db }, given) {
    const file = fileOf(given);
    const bar = progressBar();
    const restored = await restoreBackup(db, mediaStorage(), {
      ...{ file, passphrase: await passphraseOf(given), replace: given.replace === true },
      progress: bar.show,
    });
    bar.end();
    await report(given, restored);
    return [
      `Restored as it was on ${restored.madeAt}: ${countRows(restored)} rows and ${restored.media.files} files of pictures.`,
    ];
  },
};

export const backupCommands: Record<string, Command> = { backup, restore };

type Given = Parameters<Command['run']>[1];

function fileOf({ file }: Given): string {
  if (typeof file !== 'string') throw new DomainError('CONFLICT', 'Say which file.');
  return path.resolve(file);
}

const passphraseOf = ({ 'passphrase-file': file }: Given) =>
  readPassphrase(typeof file === 'string' ? file : settings().backupPassphraseFile);

async function report({ report: file }: Given, figures: object) {
  if (typeof file === 'string') await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
}

const countRows = ({ tables }: BackupContents) =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
