import { expect, test } from 'vitest';
import { parseMdx, plainText } from '#src/features/essays/rules/mdx-text.ts';
import { countWords, readingMinutes } from '#src/features/essays/rules/reading.ts';

const textOf = (body: string) => plainText(parseMdx(body));

test('markup leaves no trace in the text', () => {
  expect(
    textOf(
      '# One\n\nA *word* and a [link](/x).[^1]\n\n<Aside title="T">\n\nBeside.\n\n</Aside>\n\n[^1]: Note.',
    ),
  ).toBe('One\n\nA word and a link.\n\nBeside.\n\nNote.');
});

test('code of a file essay is not part of its words', () => {
  expect(textOf('import X from "./x.astro"\n\nWords {1 + 1} here.\n\n{"hidden"}')).toBe('Words here.');
});

test('table cells do not run together', () => {
  expect(textOf('| a | b |\n| - | - |\n| c | d |')).toBe('a\n\nb\n\nc\n\nd');
});

test.each([
  ['', 0],
  ['Don’t well-known 3 words.', 4],
  ['Ça ira', 2],
  ['الاستماع إلى', 2],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('words are counted in scripts that do not space them', () => {
  expect(countWords('私は本を読む')).toBeGreaterThan(2);
});

test('nothing takes less than a minute to read', () => {
  expect([readingMinutes(0), readingMinutes(238 * 5)]).toEqual([1, 5]);
});
