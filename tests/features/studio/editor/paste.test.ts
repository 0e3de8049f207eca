import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, openBrowser } from '#tests/setup/browser.ts';
import { serveBundle } from '#tests/setup/bundle.ts';

const CLEAN = `## What the ward heard

She said it **twice**, and *nobody* wrote it down.[^1] See [the report](https://example.org/ward).

- First
  - Beneath it
- Second

| Who     | What     |
| ------- | -------- |
| A nurse | listened |

The end.

[^1]: Notes of the night shift.`;

describe.skipIf(!findBrowser())('what an author pastes', () => {
  let bundle: Awaited<ReturnType<typeof serveBundle>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    bundle = await serveBundle('tests/features/studio/editor/fixture');
    browser = await openBrowser();
    page = await browser.newPage();
    await page.goto(bundle.url);
  });
  afterAll(async () => {
    await browser?.close();
    await bundle?.stop();
  });
  const pasted = (html: string) => page.evaluate((text) => window.pasteInto('', text), html);
  const clipboardOf = (program: string) =>
    readFileSync(path.resolve(import.meta.dirname, 'paste', `${program}.clipboard`), 'utf8');

  test.each(['word', 'google-docs', 'wordpress'])('from %s comes out clean', async (program) => {
    expect(await pasted(clipboardOf(program))).toBe(CLEAN);
  });

  test('keeps nothing that could act or ask a stranger', async () => {
    const text = await pasted(
      '<p onclick="x()">Words <a href="javascript:x()">here</a><img src=x onerror=x()><iframe src="https://example.org"></iframe></p><style>p{}</style><u>under</u> <svg onload=x()></svg>',
    );
    expect(text).toBe('Words here\n\nunder');
  });

  test('keeps what is said in the cells of a table and in a note', async () => {
    const text = await pasted(
      '<table><tr><td><b>Who</b></td></tr><tr><td><p>A <b>night</b></p><p><i>nurse</i></p></td></tr></table><p>So<a href="#n">1</a></p><p id="n"><a href="#m">1</a> Of <i>old</i>.</p>',
    );
    expect(text).toBe(
      [
        '| Who                 |\n| ------------------- |\n| A **night** *nurse* |',
        'So[^1]',
        '[^1]: Of *old*.',
      ].join('\n\n'),
    );
  });

  test('goes in at the cursor, and notes go on counting', async () => {
    const text = await page.evaluate(
      (html) => window.pasteInto('One.[^1]\n\n[^1]: A note.', html),
      clipboardOf('wordpress'),
    );
    expect(text).toContain('wrote it down.[^2]');
    expect(text).toContain('[^1]: A note.');
    expect(text).toContain('[^2]: Notes of the night shift.');
  });
});
