import { expect, test } from 'vitest';
import { checkText, readText } from '#src/features/essays/text/read.ts';

test('an author hears what a text holds', async () => {
  const check = await checkText('## One\n\nTwo *three*.\n\n<Crisis />', 'en');
  expect(check).toMatchObject({
    problems: [],
    text: 'One\n\nTwo three.',
    words: 3,
    uses: [{ name: 'Crisis', attributes: {}, line: 5, column: 1 }],
    headings: [{ depth: 2, slug: 'one', text: 'One' }],
  });
});

test('a text is shown with the quotation marks of its language', async () => {
  expect(JSON.stringify((await readText('"Ja"', 'de')).html)).toContain('„Ja“');
  expect(JSON.stringify((await readText('"Ja"', 'en')).html)).toContain('“Ja”');
});

test('a text that is shown twice is read once', async () => {
  expect(readText('Once.', 'en')).toBe(readText('Once.', 'en'));
});

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

/** Texts that take a parser seconds, minutes or all the memory there is. */
const HOSTILE: [what: string, body: string][] = [
  ['components in one another', '<Aside>'.repeat(20_000) + '</Aside>'.repeat(20_000)],
  ['components on lines of their own', '<Aside>\n'.repeat(20_000) + '</Aside>\n'.repeat(20_000)],
  ['quotes in one another', `${'>'.repeat(50_000)}a`],
  ['asterisks', `${'*'.repeat(100_000)}a${'*'.repeat(100_000)}`],
  ['mixed emphasis', '**a _b '.repeat(50_000) + 'c_ d**'.repeat(50_000)],
  ['nested links', '[a]('.repeat(100_000)],
  ['backticks', lines(1, () => Array.from({ length: 3_000 }, (_, at) => '`'.repeat(at)).join(' '))],
  ['braces', '{'.repeat(100_000)],
  [
    'a wide table',
    `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${`${'|b'.repeat(1_000)}|\n`.repeat(50)}`,
  ],
  ['many definitions', lines(60_000, (at) => `[a${at}]: /x`)],
  ['footnotes of footnotes', lines(20_000, (at) => `[^${at}]: x[^${at + 1}]\n`)],
  ['null characters', '\0'.repeat(500_000)],
];

test.each(HOSTILE)('a hostile text is read or refused with a line: %s', async (_what, body) => {
  const { problems } = await checkText(body, 'en');
  for (const { line, message } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(body.split('\n').length);
    expect(message).not.toBe('');
  }
});

test('a text that takes too long is refused at the line that was come to, and the next one is read', async () => {
  const body = `${'Words.\n\n'.repeat(50)}${'*a '.repeat(400_000)}\n`;
  const { problems, text } = await checkText(body, 'en');
  expect(problems).toEqual([{ line: 101, column: 1, message: expect.stringContaining('takes too long') }]);
  expect(text).toBe(body);
  expect((await checkText('Words.', 'en')).problems).toEqual([]);
});

test('many texts at once are all read', async () => {
  const checks = await Promise.all(
    Array.from({ length: 40 }, (_, at) => checkText('word '.repeat(at), 'en')),
  );
  expect(checks.map(({ words }) => words)).toEqual(checks.map((_, at) => at));
});

test('nobody waits for a hostile text of someone else', async () => {
  let answered = false;
  void readText('*a '.repeat(100_000), 'en').then(() => {
    answered = true;
  });
  expect((await checkText('Words.', 'en')).words).toBe(1);
  expect((await checkText('More words.', 'en')).words).toBe(2);
  expect(answered).toBe(false);
});
