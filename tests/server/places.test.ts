import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tryPlaces } from '#src/server/places.ts';
import { parseSettings } from '#src/settings.ts';

const home = mkdtempSync(path.join(tmpdir(), 'commonplace-places-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const file = path.join(home, 'a-file');
writeFileSync(file, ' \n');
const DATA_DIR = path.join(home, 'data');
const placesOf = (variables: Record<string, string>) => () =>
  tryPlaces(parseSettings({ DATA_DIR, ...variables }));

test('a folder that is not there yet is made', () => {
  expect(placesOf({ BACKUP_EVERY: 'daily', BACKUP_DIR: path.join(home, 'kept', 'backups') })).not.toThrow();
});

test.each<[variables: Record<string, string>, heard: RegExp]>([
  [{ DATA_DIR: file }, /^Settings: DATA_DIR .*a-file cannot be written to \(EEXIST\)\.$/],
  [{ DATA_DIR: path.join(file, 'below') }, /DATA_DIR .* cannot be written to \(ENOTDIR\)\.$/],
  [{ BACKUP_EVERY: 'daily', BACKUP_DIR: file }, /BACKUP_DIR .* cannot be written to/],
  [
    { BACKUP_PASSPHRASE_FILE: path.join(home, 'none') },
    /BACKUP_PASSPHRASE_FILE .* cannot be read \(ENOENT\)\.$/,
  ],
  [{ BACKUP_PASSPHRASE_FILE: file }, /BACKUP_PASSPHRASE_FILE .* is empty\.$/],
])('an owner who sets %j hears of it at the start', (variables, heard) => {
  expect(placesOf(variables)).toThrow(heard);
});
