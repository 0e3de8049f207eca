import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, openBrowser } from '#tests/setup/browser.ts';
import { serveBundle } from '#tests/setup/bundle.ts';
import { documents } from '#tests/setup/documents.ts';

/** Of documents made at random this share may be left to the source view, for what the visual view would merge. */
const MOST_REFUSED = 0.05;

const essays = ['tests/content/essays', 'content/essays'].flatMap((folder) =>
  readdirSync(folder).map((file) => ({
    file,
    source: readFileSync(path.join(folder, file), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''),
  })),
);

describe.skipIf(!findBrowser())('the visual view', () => {
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
  const trip = (source: string) => page.evaluate((text) => window.roundTrip(text), source);

  test('holds every document of the vocabulary with its meaning unchanged, or leaves it alone', async () => {
    let refused = 0;
    const runs = 150;
    await fc.assert(
      fc.asyncProperty(documents, async (source) => {
        const { same, untouched } = await trip(source);
        if (!same) refused += 1;
        else expect(untouched).toBe(source.trim());
      }),
      { numRuns: runs, seed: 4 },
    );
    expect(refused / runs).toBeLessThan(MOST_REFUSED);
  }, 120_000);

  test('holds every essay that is here, and gives it back byte for byte', async () => {
    for (const { file, source } of essays) {
      const { same, untouched } = await trip(source);
      expect([file, same, untouched === source.trim()]).toEqual([file, true, true]);
    }
  });

  test('writes the same again when it reads what it wrote', async () => {
    for (const { source } of essays) {
      const { rewritten } = await trip(source);
      expect((await trip(rewritten)).rewritten).toBe(rewritten);
    }
  });

  test('does not escape what needs no escape', async () => {
    const source =
      'Tea—“so to speak”—costs £3 (or 4*5), as J.R. said: it’s fine; snake_case & all! No. 7 – 8 [sic].';
    expect((await trip(source)).rewritten).toBe(source.replace('4*5', '4\\*5').replace('[sic]', '\\[sic]'));
  });
});
