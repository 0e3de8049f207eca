import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBackup } from '#src/features/backups/commands/keep.ts';
import { keptBackups } from '#src/features/backups/folder.ts';
import { backupName, isScheduled } from '#src/features/backups/rules/names.ts';
import { mediaStorage } from '#src/features/media/storage.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const home = mkdtempSync(path.join(tmpdir(), 'commonplace-keep-'));
const folder = path.join(home, 'backups');
const DAY_MS = 24 * 60 * 60 * 1000;

beforeAll(() => {
  Object.assign(process.env, { DATA_DIR: home, BACKUP_EVERY: 'daily', BACKUP_KEEP: '2' });
});
afterAll(() => {
  for (const name of ['DATA_DIR', 'BACKUP_EVERY', 'BACKUP_KEEP']) delete process.env[name];
  rmSync(home, { recursive: true, force: true });
});

const keep = (asked: boolean, now: Date) => keepBackup(place.db, mediaStorage(), { asked, now });
/** Makes a backup look as old as it would be. */
const age = (name: string, days: number) => {
  const at = new Date(Date.now() - days * DAY_MS);
  utimesSync(path.join(folder, name), at, at);
};

test('the site keeps the newest that it made by itself, and every one that someone asked for', async () => {
  for (const days of [4, 3, 2]) {
    for (const asked of [false, true]) {
      const made = await keep(asked, new Date(Date.now() - days * DAY_MS));
      age(made?.name ?? '', days);
    }
  }
  const { kept } = await keptBackups().list();
  expect(kept.filter(({ name }) => isScheduled(name))).toHaveLength(2);
  expect(kept.filter(({ name }) => !isScheduled(name))).toHaveLength(3);
  expect(await keep(false, new Date(Date.now() - 2 * DAY_MS + 60_000))).toBeUndefined();
});

test('what a process that was killed left behind is swept, and is not called a backup', async () => {
  const left = `${backupName(new Date(0), 'by-hand', false)}.partial`;
  writeFileSync(path.join(folder, left), 'half of it');
  age(left, 1);
  const before = await keptBackups().list();
  expect(before.underWay).toBeUndefined();
  expect(before.kept.map(({ name }) => name)).not.toContain(left);
  await keep(true, new Date());
  expect(readdirSync(folder)).not.toContain(left);
});
