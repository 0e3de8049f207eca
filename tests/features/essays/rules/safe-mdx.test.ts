import { expect, test } from 'vitest';
import { readSafeMdx } from '#src/features/essays/rules/safe-mdx.ts';

const read = (body: string) => readSafeMdx(body, 'en', () => {});
const problemsOf = (body: string) =>
  read(body).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('an author may write all of Markdown and the whole vocabulary', () => {
  const body = [
    'A *word*, **another**, ~~a third~~, `code`, [a link](/essays/plain/), https://example.org and a note.[^1]',
    '## A part\n\n> Quoted\n\n1. One\n2. Two\n\n- [x] done\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n---',
    '<PullQuote cite="Nobody">\n\nLarge.\n\n</PullQuote>\n\n<Aside>Short.</Aside>',
    '<ContentNote about="a hospital">\n\n<Note label="Later">\n\nWithin.\n\n</Note>\n\n</ContentNote>',
    '<Figure src="/media/0193-ab" alt="">\n\nA caption.\n\n</Figure>\n\n<Crisis country="GB" />',
    '<Resources menu="help" />\n\nThe <Edition slug="plain">*other* edition</Edition>.',
    '[^1]: A note.',
  ].join('\n\n');
  expect(problemsOf(body)).toEqual([]);
});

test.each([
  ['import x from "x"', '1:1 a paragraph cannot begin with the word “import”'],
  ['export const x = 1', '1:1 a paragraph cannot begin with the word “import”'],
  ['Words.\n\nexport of goods', '3:8 a paragraph cannot begin with the word “import”'],
  ['{1 + 1}', '1:1 code is not used here'],
  ['Words {1 + 1}', '1:7 code is not used here'],
  ['{/* a comment */}', '1:1 code is not used here'],
  ['Words { and more', '1:17 code between { and } is not used here: write \\{'],
  ['<Aside title={1} />', '1:1 title needs words between quotation marks'],
  ['<Aside {...{}} />', '1:1 code between { and } is not used here'],
  ['<Aside title />', '1:1 title needs words between quotation marks'],
])('code is refused with its place: %j', (body, problem) => {
  expect(problemsOf(body)[0]).toContain(problem);
});

test.each([
  ['a\n\n  <Aide>x</Aide>', '3:3 <Aide> is not a component of the vocabulary; did you mean "Aside"?'],
  ['<Aside titel="x" />', '1:1 <Aside> does not know "titel"; did you mean "title"?'],
  ['<Aside constructor="x" />', '1:1 <Aside> does not know "constructor"'],
  ['<Aside set:html="x" />', '1:1 <Aside> does not know "set:html"'],
  ['<Aside slot="x" client:load="" />', '1:1 <Aside> does not know "slot"'],
  ['<Aside.Note />', '1:1 <Aside.Note> is not a component of the vocabulary'],
  ['<>x</>', '1:1 <> is not used here'],
  ['<b>x</b>', '1:1 <b> is not used here: write **words**'],
  ['<h2>x</h2>', '1:1 <h2> is not used here: write ## before it'],
  ['<constructor />', '1:1 <constructor> is not used here: leave it out'],
  ['<script>alert(1)</script>', '1:1 <script> is not used here'],
  ['<svg onload="x" />', '1:1 <svg> is not used here'],
  ['<Figure src="a.png" />', '1:1 <Figure> needs alt="…"'],
])('what is not of the vocabulary is refused with the nearest thing that is: %j', (body, problem) => {
  expect(problemsOf(body)[0]).toContain(problem);
});

test.each([
  ['In <Aside>words</Aside> here.', '1:4 <Aside> must stand on lines of its own'],
  ['| a |\n| - |\n| <Crisis /> |', '3:3 <Crisis> must stand on lines of its own'],
  ['<Crisis>x</Crisis>', '1:1 <Crisis> stands alone: write <Crisis />'],
  ['<Edition slug="x">\n\nwords\n\n</Edition>', '1:1 <Edition> is a link and holds plain words'],
  ['<Edition slug="x">[words](/y)</Edition>', '1:1 <Edition> is a link and holds plain words'],
  ['[in <Edition slug="x">it</Edition>](/y)', '1:1 a link holds plain words: put <Edition> outside it'],
  ['<Edition slug="../x">words</Edition>', '1:1 slug must be an address'],
  ['<Crisis country="Germany" />', '1:1 country must be two capital letters'],
  ['<Aside>\n\nwords', '1:1 <Aside> is opened and not closed: write </Aside>'],
  ['<Aside>\n\nwords\n\n</Note>', '1:1 <Aside> is opened and not closed: write </Aside>'],
  ['words</Aside>', '1:7 this closing tag closes nothing'],
  ['see <https://example.org>', '1:12 write the address alone or as [words](address)'],
  ['a\n\n<!-- x -->', '3:2 hidden comments are not used here'],
  ['1 <2', '1:4 a < begins a component here: write \\<'],
])('what stands in the wrong place is refused in words that say what to do: %j', (body, problem) => {
  expect(problemsOf(body)[0]).toContain(problem);
});

const UNSAFE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#x09;script:alert(1)',
  'java&Tab;script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'java\u200Bscript:alert(1)',
  '\u202Ejavascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/x',
];

test.each(UNSAFE)('an address that could run code is refused wherever it stands: %j', (address) => {
  for (const body of [`[x](${address})`, `[x](<${address}>)`, `[x]\n\n[x]: ${address}`, `![x](${address})`])
    expect(problemsOf(body), body).not.toEqual([]);
  expect(problemsOf(`<Figure src="${address}" alt="x" />`)).toEqual([expect.stringContaining('src must be')]);
});

test('a link may lead anywhere that is safe', () => {
  const addresses = [
    'https://a.example',
    'http://a.example',
    'mailto:a@b.example',
    'tel:+44',
    '/x',
    '#x',
    '?q=a:b',
    '//a.example',
  ];
  for (const address of addresses) expect(problemsOf(`[x](${address})`)).toEqual([]);
  expect(problemsOf('[x](htpps://a.example)')[0]).toContain('did you mean "https"?');
});

test('a picture comes from this site alone', () => {
  for (const address of ['https://a.example/x.png', '//a.example/x.png', '/\\a.example/x.png'])
    expect(problemsOf(`![x](${address})`), address).toEqual([
      expect.stringContaining('pictures are shown from this site alone'),
    ]);
  expect(problemsOf('![x][y]\n\n[y]: https://a.example/x.png')).toEqual([
    expect.stringContaining('3:1 pictures'),
  ]);
  expect(problemsOf('![x](/media/0193-ab)')).toEqual([]);
});

test('every problem of a text is told at once, in the order of the text', () => {
  expect(read('<b>x</b>\n\n{y}\n\n[z](data:x)').problems.map(({ line }) => line)).toEqual([1, 3, 5]);
});

test('a text keeps its words and headings, and one that cannot be parsed is there as it was typed', () => {
  const { text, words, headings, uses } = read('## One two\n\n<Aside>Three</Aside>');
  expect({ text, words }).toEqual({ text: 'One two\n\nThree', words: 3 });
  expect(headings).toEqual([{ depth: 2, slug: 'one-two', text: 'One two' }]);
  expect(uses).toMatchObject([{ name: 'Aside', line: 3 }]);
  expect(read('Some <words')).toMatchObject({ text: 'Some <words', words: 2 });
});

test('a body that begins with a line of hyphens has no front matter to hide words in', () => {
  expect(read('---\nhidden: true\n---\n\nWords.').text).toBe('hidden: true\n\nWords.');
});

test('a hundred things may stand in one another and no more', () => {
  expect(problemsOf(`${'>'.repeat(97)} a`)).toEqual([]);
  expect(problemsOf(`a\n\n${'>'.repeat(101)} a`)).toEqual([
    expect.stringMatching(/^3:\d+ more than 100 things/),
  ]);
  expect(problemsOf(`${'<Aside>\n'.repeat(300)}${'</Aside>\n'.repeat(300)}`)).toEqual([
    expect.stringMatching(/^10\d:1 more than 100 things/),
  ]);
  expect(problemsOf(`${'*a '.repeat(120)}b${' a*'.repeat(120)}`)).toEqual([
    expect.stringContaining('more than 100'),
  ]);
});
