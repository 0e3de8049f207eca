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

  /** Puts something on a clipboard and pastes it where the cursor is. */
  async function paste(formats: Record<string, string>) {
    await settle();
    await page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      for (const [format, text] of Object.entries(given)) clipboardData.setData(format, text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, formats);
  }

  /** What the browser would put on the clipboard. */
  async function copied() {
    await settle();
    return await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      return Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
    });
  }

  test('loses nothing of what is pasted where only a phrase fits, nor what is typed there', async () => {
    await open('Go to <Edition slug="plain">it</Edition>.\n\n| a |\n| - |\n| b |');
    await page.locator('td [contenteditable="true"]').click();
    await page.keyboard.press('End');
    await paste({ 'text/html': '<p>One</p><ul><li>Two</li></ul><table><tr><td>x</td></tr></table>' });
    await page.getByRole('textbox', { name: 'Words of Edition' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('there');
    await settle();
    const { text } = await read();
    expect(text).toContain('<Edition slug="plain">it there</Edition>');
    expect(text).toMatch(/\| bOne Two \|\n\n\| x \|/);
  });

  test('takes along the words of the notes that a copied part points to', async () => {
    await open('One.[^1]\n\nTwo.\n\n[^1]: Of one.');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    const part = await copied();
    await page.keyboard.press('End');
    await paste(part);
    await settle();
    expect((await read()).text).toBe('One.[^1]One.[^1]\n\nTwo.\n\n[^1]: Of one.');
    await open('Another.[^1]\n\n[^1]: Of another.');
    await page.keyboard.press('End');
    await paste(part);
    await settle();
    expect((await read()).text).toBe('Another.[^1]One.[^2]\n\n[^1]: Of another.\n\n[^2]: Of one.');
  });

  test.each([
    ['https://example.org/a', 'See [this](https://example.org/a)'],
    ['## Head\n\n- *a*\n- b[^1]\n\n[^1]: Note.', 'See Head\n\n- *a*\n- b[^1]\n\n[^1]: Note.'],
    ['A <b> and {c}', 'See A \\<b> and \\{c}'],
  ])('takes what a plain text means: %j', async (plain, expected) => {
    await open('See this');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await paste({ 'text/plain': plain });
    await settle();
    expect((await read()).text).toBe(expected);
  });

  test.each([
    ['A.\n\n<Aside>\n\nb\n\n</Aside>\n\nC.', 'A.\n\n<Aside>\n  1b2\n</Aside>\n\n3C.'],
    ['A.\n\n| b |\n| - |\n| c |', 'A.\n\n| 1b2 |\n| --- |\n| 3c  |'],
    ['A.\n\n---\n\nC.', 'A.\n\n---\n\n1C.23'],
    ['A.[^1]\n\n[^1]: b', 'A.[^1]\n\n[^1]: 1b2\n\n3'],
  ])(
    'is written on by the arrow keys alone, into what stands between its paragraphs: %j',
    async (text, then) => {
      await open(text);
      for (const key of ['End', 'ArrowDown', '1', 'End', '2', 'ArrowDown', '3'])
        await page.keyboard.press(key);
      await settle();
      expect((await read()).text).toBe(then);
    },
  );

  test.each([
    ['~~a~~ **b** *c* `d`', '~~a~~ **b** *c* `d`'],
    [
      'See https://example.org/a?b=c, or so. ',
      'See [https://example.org/a?b=c](https://example.org/a?b=c), or so.',
    ],
    ['See https://example.org/a?b=c now', 'See [https://example.org/a?b=c](https://example.org/a?b=c) now'],
    ['--- Then', '***\n\nThen'],
    ['> a\nb\n\nc', '> a\n>\n> b\n\nc'],
    ['1. a\nb', '1. a\n2. b'],
    ['```js x()', '```js\nx()\n```'],
  ])('takes what is typed as Markdown: %j', async (typed, expected) => {
    await open('');
    for (const key of typed) {
      await page.keyboard.press(key === '\n' ? 'Enter' : key);
      await page.waitForTimeout(key === ' ' ? 200 : 20);
    }
    await settle();
    expect((await read()).text).toBe(expected);
  });

  test('is gone through backwards as well, and what stands first has a place before it', async () => {
    await open('A.\n\n```\nb\n```');
    await page.keyboard.press('Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', '1', 'ArrowUp', '2', 'ArrowUp', 'ArrowUp', '3'])
      await page.keyboard.press(key);
    await settle();
    expect((await read()).text).toBe('A.3\n\n```\nb2\n```\n\n1');
    await open('<Crisis />\n\nA.');
    for (const key of ['Home', 'ArrowUp', 'ArrowUp', '1', '2']) await page.keyboard.press(key);
    await settle();
    expect((await read()).text).toBe('12\n\n<Crisis />\n\nA.');
  });

  test('goes on after a mark when its author comes back from the note', async () => {
    await open('A. B.');
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'Control+Alt+F']) await page.keyboard.press(key);
    await page.locator('[data-note] [contenteditable="true"]:focus').waitFor();
    await page.keyboard.type('n');
    await page.getByRole('button', { name: 'Back to the text' }).press('Enter');
    await page.keyboard.type(' Then');
    await settle();
    expect((await read()).text).toBe('A.[^1] Then B.\n\n[^1]: n');
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
