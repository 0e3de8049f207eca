import { expect, test } from 'vitest';
import { isDue, isOverdue } from '#src/features/backups/rules/due.ts';
import { partOf } from '#src/features/backups/rules/format.ts';
import { backupName, isBackupName, isLockedName, isScheduled } from '#src/features/backups/rules/names.ts';

const NIGHT = new Date('2026-11-24T02:50:00Z');
const before = (hours: number) => new Date(NIGHT.getTime() - hours * 60 * 60 * 1000);
const scheduled = (madeAt: Date) => ({ name: backupName(madeAt, 'scheduled', false), madeAt });

test('a backup says by its name when and how it was made, and how it is opened', () => {
  const name = backupName(NIGHT, 'scheduled', true);
  expect(name).toBe('commonplace-2026-11-24T025000Z-scheduled.tar.zst.age');
  expect([isBackupName(name), isScheduled(name), isLockedName(name)]).toEqual([true, true, true]);
  expect(isLockedName(backupName(NIGHT, 'by-hand', false))).toBe(false);
});

test('nothing but a backup is found among them', () => {
  for (const name of [
    '../secret.tar.zst',
    '.tar.zst',
    'a/b.tar.zst',
    'lock',
    'a.tar.zst.partial',
    'a\0.tar.zst',
  ])
    expect(isBackupName(name), name).toBe(false);
});

test('the site makes a backup when it is time, and only when it was told to', () => {
  expect(isDue(undefined, [], NIGHT)).toBe(false);
  expect(isDue('daily', [], NIGHT)).toBe(true);
  expect(isDue('daily', [scheduled(before(24))], NIGHT)).toBe(true);
  expect(isDue('daily', [scheduled(before(1))], NIGHT)).toBe(false);
  expect(isDue('weekly', [scheduled(before(6 * 24))], NIGHT)).toBe(false);
  expect(isDue('weekly', [scheduled(before(7 * 24))], NIGHT)).toBe(true);
  const byHand = { name: backupName(before(1), 'by-hand', false), madeAt: before(1) };
  expect(isDue('daily', [byHand], NIGHT)).toBe(true);
});

test('a night in which the site did not run is made up for, and no other', () => {
  expect(isOverdue(undefined, [], NIGHT)).toBe(false);
  expect(isOverdue('daily', [], NIGHT)).toBe(true);
  expect(isOverdue('daily', [scheduled(before(25))], NIGHT)).toBe(false);
  expect(isOverdue('daily', [scheduled(before(27))], NIGHT)).toBe(true);
  expect(isOverdue('weekly', [scheduled(before(7 * 24))], NIGHT)).toBe(false);
  expect(isOverdue('weekly', [scheduled(before(8 * 24))], NIGHT)).toBe(true);
});

test('a file of a backup can be rows or a picture, and leads nowhere else', () => {
  const id = '01a20a63-5106-7576-8eba-fabccb5377bc';
  expect(partOf('rows/works/00001.jsonl')).toEqual({ kind: 'rows', table: 'works' });
  expect(partOf(`media/${id}/still.jpg`)).toEqual({ kind: 'media', id, file: 'still.jpg' });
  for (const name of [
    `media/${id}/../secret`,
    'media/../secret',
    '/etc/passwd',
    'rows/a/b/1.jsonl',
    `media/${id}/.jpg`,
  ])
    expect(partOf(name), name).toBeUndefined();
});
