import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { innermost } from '#src/features/imports/folder.ts';
import { unpack } from '#src/features/imports/unpack.ts';
import { zipOf } from '#tests/setup/zip.ts';

let place: string;
const inside = (...parts: string[]) => path.join(place, ...parts);

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'unpack-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function unpacked(files: Parameters<typeof zipOf>[0]) {
  writeFileSync(inside('it.zip'), zipOf(files));
  await unpack(inside('it.zip'), inside('out'));
  return readdirSync(inside('out'), { recursive: true }).toSorted();
}

test('a folder that was packed comes out as it was, without what a machine put beside it', async () => {
  const names = await unpacked([
    { name: 'posts/' },
    { name: 'posts/tea.md', content: '# Tea' },
    { name: '__MACOSX/posts/._tea.md', content: 'x' },
    { name: 'posts/.DS_Store', content: 'x' },
  ]);
  expect(names).toEqual(['posts', 'posts/tea.md']);
  expect(readFileSync(inside('out/posts/tea.md'), 'utf8')).toBe('# Tea');
});

test('a link in an archive is left out', async () => {
  const names = await unpacked([
    { name: 'passwd', content: '/etc/passwd', mode: 0o120777 },
    { name: 'tea.md', content: 'Tea.' },
  ]);
  expect(names).toEqual(['tea.md']);
});

test.each([
  ['a path that leads out', [{ name: '../out-of-it.md', content: 'x' }]],
  ['an absolute path', [{ name: '/etc/tea.md', content: 'x' }]],
  ['the same file twice', [{ name: 'tea.md' }, { name: 'tea.md' }]],
  [
    'more than it may hold',
    [
      { name: 'bomb', says: 4_200_000_000 },
      { name: 'more', says: 4_200_000_000 },
    ],
  ],
  ['a file that is larger than it says', [{ name: 'tea.md', content: 'Tea.', says: 2_000_000 }]],
])('nothing comes out of an archive with %s', async (_, files) => {
  await expect(unpacked(files)).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
  expect(readdirSync(place)).toEqual(['it.zip']);
  expect(existsSync(path.join(place, '..', 'out-of-it.md'))).toBe(false);
});

test('what is no archive is said to be none', async () => {
  writeFileSync(inside('it.zip'), 'Not an archive.');
  await expect(unpack(inside('it.zip'), inside('out'))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
});

test.each([
  ['wp-content/uploads/2009/05', 'wp-content/uploads'],
  ['uploads/2009/05', 'uploads'],
  ['2009/05', ''],
  ['backup-of-march/content/images', 'backup-of-march'],
  ['my-site-main/_posts', 'my-site-main'],
])('of %s the source begins in “%s”', async (made, begins) => {
  mkdirSync(inside(made), { recursive: true });
  writeFileSync(inside(made, 'tea.jpg'), '');
  expect(path.relative(place, await innermost(place))).toBe(begins);
});
