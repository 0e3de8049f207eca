import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, openBrowser } from '#tests/setup/browser.ts';
import { serveBundle } from '#tests/setup/bundle.ts';

const TEXT = `One line\nand its second.

## A heading

* a
* b

Two with a note.[^n]

<Aside>

Within.

</Aside>

[^n]: The note.`;

const ACTS = [
  'a',
  ' ',
  'Enter',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Control+b',
  'Control+z',
  'Control+y',
  'Shift+ArrowDown',
  'Control+a',
  'Shift+Enter',
];

describe.skipIf(!findBrowser())('an edited text', () => {
  let bundle: Awaited<ReturnType<typeof serveBundle>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    bundle = await serveBundle('tests/features/studio/editor/fixture');
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await bundle?.stop();
  });

  async function open(text: string) {
    await page.goto(bundle.url);
    await page.evaluate((source) => window.openVisual(source), text);
    await page.locator('[contenteditable="true"] > p').first().click();
  }
  const read = () => page.evaluate(() => window.readVisual());
  const settle = () => page.waitForTimeout(60);

  test('changes only where it was edited', async () => {
    await open(TEXT);
    await page.locator('h2').click();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await settle();
    expect((await read()).text).toBe(TEXT.replace('## A heading', '## A heading!'));
    await page.keyboard.press('Backspace');
    await settle();
    expect((await read()).text).toBe(TEXT);
  });

  test('that was thrown away whole comes back whole', async () => {
    await open(TEXT);
    await page.keyboard.press('Control+a');
    await settle();
    await page.keyboard.press('Backspace');
    await settle();
    expect((await read()).text).toBe('');
    await page.keyboard.press('Control+z');
    await settle();
    expect((await read()).text).toBe(TEXT);
  });

  test('holds what was written within a component, a note or a cell at any moment', async () => {
    await open(`${TEXT}\n\n| a | b |\n| - | - |\n| c | d |`);
    for (const place of ['Words of Aside', 'Words of note 1']) {
      await page.getByRole('textbox', { name: place }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' More.');
    }
    await page.locator('td [contenteditable="true"]', { hasText: 'd' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('ay');
    const { text } = await read();
    expect(text).toContain('Within. More.');
    expect(text).toContain('[^n]: The note. More.');
    expect(text).toContain('| c | day |');
  });

  test('takes plain text without a hole between its paragraphs', async () => {
    await open('First.');
    await page.keyboard.press('End');
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ' One.\r\n \r\n\r\nTwo.\n\nThree.');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    });
    await settle();
    const paragraphs = page.locator('[contenteditable="true"] > p');
    expect(await paragraphs.allInnerTexts()).toEqual(['First. One.', 'Two.', 'Three.']);
    expect((await read()).text).toBe('First. One.\n\nTwo.\n\nThree.');
  });

  test('is what would be saved, whatever was done to it', async () => {
    const runs = fc.sample(fc.array(fc.constantFrom(...ACTS), { minLength: 10, maxLength: 25 }), {
      numRuns: 12,
      seed: 3,
    });
    for (const acts of runs) {
      await open(TEXT);
      for (const act of acts) {
        await page.keyboard.press(act);
        const { text, true: isTrue } = await read();
        expect({ acts, act, text, isTrue }).toEqual({ acts, act, text, isTrue: true });
      }
    }
  });
});
