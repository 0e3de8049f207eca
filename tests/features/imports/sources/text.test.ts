import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ArrivedEssay } from '#src/features/imports/rules/arrivals.ts';
import { openText } from '#src/features/imports/sources/text/open.ts';

const LONG =
  'I put the kettle on before I say anything, because it has taken me ten years to learn that advice is cheap and water is hot.';

async function opened(text: string | Uint8Array) {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'pasted-')), 'essay.txt');
  await writeFile(file, text);
  return openText(file);
}

async function essayIn(text: string): Promise<ArrivedEssay> {
  const source = await opened(text);
  const arrivals = await Array.fromAsync(source.arrivals());
  const essay = arrivals.find((arrival) => arrival.kind === 'essay');
  if (!essay) throw new Error('there is no essay');
  return essay;
}

test('an essay comes without the page around it, and its author sees every line that was left out', async () => {
  const essay = await essayIn(`Skip to content
Home
Cups
About

Before the Tea Is Made

By Tobias Lind

Before Tea Is Made

${LONG}

Share this:
Facebook

More on this topic:
On patience
The empty cup

Support this site with PayPal or a click on the button. Thank you!

Comments are closed.

Up ↑`);
  expect(essay).toMatchObject({
    title: 'Before the Tea Is Made',
    slug: 'before-the-tea-is-made',
    status: 'draft',
    comments: 'closed',
  });
  expect(essay.authorKeys).toEqual(['Tobias Lind']);
  expect(essay.body).toEqual({ format: 'html', text: `<p>${LONG}</p>\n` });
  const leftOut = essay.remarks.map((remark) => /“(.*)”/.exec(remark)?.[1]);
  expect(leftOut).toEqual([
    'Skip to content',
    'Home',
    'Cups',
    'About',
    'Before Tea Is Made',
    'Share this:',
    'Facebook',
    'More on this topic:',
    'On patience',
    'The empty cup',
    'Support this site with PayPal or a click on the button. Thank you!',
    'Comments are closed.',
    'Up ↑',
  ]);
});

test('a parenthesis before the text says which edition this is, and another one stays', async () => {
  const edition = await essayIn(`Tea\n\n(this is a shorter edition, for a printed magazine)\n\n${LONG}`);
  expect(edition.edition).toEqual({
    label: 'Shorter edition',
    reason: 'This is a shorter edition, for a printed magazine',
  });
  expect(edition.body.text).not.toContain('magazine');
  const aside = await essayIn(`Tea\n\n(it was raining)\n\n${LONG}`);
  expect(aside.edition).toBeUndefined();
  expect(aside.body.text).toContain('it was raining');
});

test('headings, lists, verse and notes are what they look like', async () => {
  const { body } = await essayIn(
    `Tea\n\n${LONG}[1]\n\nThe pot\n\n${LONG}\n\n- one\n- two <b>\n\nA line\nand another\n\n[1] Not always.`,
  );
  expect(body.text).toBe(
    `<p>${LONG}<sup><a href="#fn1">1</a></sup></p>\n<h2>The pot</h2>\n<p>${LONG}</p>\n<ul><li>one</li><li>two &lt;b&gt;</li></ul>\n<p>A line<br>and another</p>\n<ol><li id="fn1">Not always.</li></ol>`,
  );
});

test('lines that were cut belong together, and lines that were not are paragraphs', async () => {
  const cut = LONG.replace('ten years', '\nten years');
  expect((await essayIn(`Tea\n\n${cut}\n\nEnd.`)).body.text).toContain(`<p>${LONG}</p>`);
  expect((await essayIn(`Tea\n${LONG}\n${LONG}`)).body.text).toBe(`<p>${LONG}</p>\n<p>${LONG}</p>\n`);
});

test('the same essay is the same source, whatever its file is called', async () => {
  const [one, other] = await Promise.all([opened(`Tea\n\n${LONG}`), opened(`Tea\n\n${LONG}`)]);
  expect(one.origin).toBe(other.origin);
});

test('what cannot be an essay is refused in words', async () => {
  await expect(openText('/nowhere/at-all.txt')).rejects.toThrow('There is no file at-all.txt');
  await expect(opened(new Uint8Array([0xff, 0xfe, 0xc3]))).rejects.toThrow('UTF-8');
  await expect(opened(`${LONG.repeat(3)}`)).rejects.toThrow('title');
});
