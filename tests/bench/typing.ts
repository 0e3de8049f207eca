import { openBrowser } from '../setup/browser.ts';
import { serveBundle } from '../setup/bundle.ts';
import { type Figure, quantile } from './figures.ts';

const SENTENCE =
  'She said the same thing again from the second chair and was heard *differently* by the same people.';
const PARAGRAPHS = 200;
const TEXT = Array.from({ length: PARAGRAPHS }, () => `${SENTENCE} `.repeat(6).trim()).join('\n\n');
const TYPED = 'The words went on and on, and nobody counted them. '.repeat(3);
const BETWEEN_KEYS_MS = 40;

/** How long a key takes to show in the middle of an essay of 20,000 words, while it is being kept and saved. */
export async function typingFigure(): Promise<Figure> {
  const bundle = await serveBundle('tests/features/studio/editor/fixture');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(bundle.url);
    await page.evaluate((text) => window.openDesk(text), TEXT);
    await page
      .locator('.editor-visual:not([hidden]) p')
      .nth(PARAGRAPHS / 2)
      .click();
    await page.evaluate(() => {
      window.delays = [];
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries())
          if (name === 'keydown') window.delays.push(duration);
      }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    });
    for (const key of TYPED) {
      await page.keyboard.type(key);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
    const seen = await page.evaluate(() => window.delays);
    const quick = Array.from({ length: Math.max(0, TYPED.length - seen.length) }, () => 16);
    const words = TEXT.split(/\s+/).length;
    return {
      name: 'a key until it shows in the editor, p95',
      value: quantile([...quick, ...seen], 0.95),
      unit: 'ms',
      bar: 100,
      better: 'less',
      slack: 2,
      note: `${words} words, ${TYPED.length} keys`,
    };
  } finally {
    await browser.close();
    await bundle.stop();
  }
}
