import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openMarkdown } from '#src/features/imports/sources/markdown/open.ts';
import { arrivalsOf, givenFolder, only, the } from '../reading.ts';

const open = async (files: Record<string, string | Uint8Array>) => openMarkdown(await givenFolder(files));
const leftOf = async (files: Record<string, string | Uint8Array>) =>
  only(await arrivalsOf(await open({ 'good.md': 'Words.', ...files })), 'remainder').map(({ title, why }) => [
    title,
    why,
  ]);

test('front matter that is a program is refused and never run', async () => {
  await expect(open({ 'a.md': '---js\n{ title: process.exit(1) }\n---\nx' })).rejects.toThrow(
    /^a\.md: Line 1: .*never run/,
  );
  await expect(open({ 'a.md': '---\ntitle: !!js/function "function () {}"\n---\nx' })).resolves.toBeDefined();
});

test('broken front matter is told with its line, and the other texts come all the same', async () => {
  expect(
    await leftOf({
      'a.md': '---\ntitle: Tea\nbroken: [1, 2\nnext: x\n---\nx',
      'b.md': '+++\ntitle = "Tea"\nbroken = = 2\n+++\nx',
      'c.md': '---\ntitle: never closed\n\nx',
    }),
  ).toEqual([
    ['a.md', expect.stringMatching(/^Line [345]: /)],
    ['b.md', expect.stringMatching(/^Line 3: /)],
    ['c.md', expect.stringMatching(/^Line 1: .*not closed/)],
  ]);
});

test('texts made to keep a reader busy are read at once', async () => {
  const begun = performance.now();
  const bodies = ['![', '![](<', '{{<figure ', '{{"a"|relative_url ', '<img ', '[a]: '].map((piece) =>
    piece.repeat(400_000 / piece.length),
  );
  const files = bodies.map((body, at): [string, string] => [`${at}.md`, body]);
  const spaces = `# a${' '.repeat(1_000_000)}b`;
  expect(await leftOf({ ...Object.fromEntries(files), 'spaces.md': spaces })).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('an alias bomb in the fields is refused', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `l${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]`,
  );
  const bomb = `---\nl0: &l0 [x]\n${levels.join('\n')}\n---\nx`;
  expect(await leftOf({ 'a.md': bomb })).toEqual([['a.md', expect.stringContaining('front matter')]]);
});

test('no picture and no link leads out of the folder', async () => {
  const outside = await givenFolder({ 'secret.md': 'Secret.', 'secret.png': 'x' });
  const folder = await givenFolder({
    'a.md': `![a](../../../../../../../../etc/passwd) ![b](/../secret.png) ![c](${outside}/secret.png) ![d](linked.png) ![e](%2e%2e/secret.png)`,
  });
  await symlink(path.join(outside, 'secret.md'), path.join(folder, 'linked.md'));
  await symlink(path.join(outside, 'secret.png'), path.join(folder, 'linked.png'));
  await symlink(outside, path.join(folder, 'whole'));
  await symlink('/dev/zero', path.join(folder, 'endless.md'));
  const arrivals = await arrivalsOf(await openMarkdown(folder));
  expect(only(arrivals, 'media')).toEqual([]);
  expect(only(arrivals, 'essay').map(({ key }) => key)).toEqual(['a.md']);
  expect(only(arrivals, 'remainder').filter(({ why }) => why.includes('not followed'))).toHaveLength(4);
  expect(only(arrivals, 'remainder').filter(({ of }) => of === 'media').length).toBeGreaterThanOrEqual(5);
});

test('texts too large or no texts are left, and other encodings and twin names are told', async () => {
  const arrivals = await arrivalsOf(
    await open({
      'Tea.md': 'One.',
      'tea.md': 'Two.',
      'old.md': Buffer.from('Caf\xe9 \x93tea\x94', 'latin1'),
      'wide.md': Buffer.from('\ufeff# Café\n', 'utf16le'),
      'binary.md': new Uint8Array([0x61, 0, 0x62]),
      'long.md': 'x'.repeat(5_000_001),
    }),
  );
  expect(the(arrivals, 'essay', 'old.md')).toMatchObject({
    body: { text: 'Café “tea”' },
    remarks: [expect.stringContaining('Windows-1252')],
  });
  expect(the(arrivals, 'essay', 'wide.md').title).toBe('Café');
  expect(the(arrivals, 'essay', 'tea.md').remarks).toEqual([expect.stringContaining('capitals')]);
  expect(only(arrivals, 'remainder').map(({ title }) => title)).toEqual(['binary.md', 'long.md']);
});

test('a folder without texts, or broken settings, are refused in words', async () => {
  await expect(open({ 'a.txt': 'x' })).rejects.toThrow(/no text in this folder/);
  await expect(openMarkdown('/nowhere/essays')).rejects.toThrow('There is no folder essays.');
  await expect(open({ '_config.yml': 'a: [', 'a.md': 'x' })).rejects.toThrow(/^_config\.yml: Line \d+: /);
});
