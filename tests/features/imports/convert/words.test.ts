import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { expect, test } from 'vitest';
import { readSafeMdx } from '#src/features/essays/rules/safe-mdx.ts';
import { parseHtml } from '#src/features/imports/convert/html/parse.ts';
import type { ArrivedText } from '#src/features/imports/rules/arrivals.ts';
import { convert } from './converting.ts';

const TAGS =
  'p b i em a s div span blockquote ul ol li h1 h2 h4 pre code table tr td th figure figcaption center sup q dl dt dd hr br img cite details summary caption'.split(
    ' ',
  );
const ATTRIBUTES = [
  '',
  ' href="#fn1"',
  ' id="fn1"',
  ' class="pullquote"',
  ' class="wp-block-verse"',
  ' href="https://e.example/{a}<b"',
  ' href="a b (c)"',
  ' href="javascript:x"',
  ' src="/kettle.jpg"',
  ' src="no.jpg" alt="{x} <y> | z&#10;&quot;"',
  ' colspan="3"',
  ' rowspan=2',
  ' start="7"',
];
const WORDS = ['alpha', 'beta', 'gamma', 'épée', 'שלום', '😀'];
const SIGNS = [
  ...'{}<>&*_`[]()#+|~\\"\'!-=:@^$',
  'import ',
  'export ',
  '\n',
  '  ',
  '1. ',
  '> ',
  '---',
  '\u00a0',
  '&lt;',
  '&#123;',
  'https://a.example/b_c',
  'www.a.example',
  'a@b.example',
  '[^1]',
  '![',
  '](',
  '<!--',
  '-->',
  '{/*',
  '\u0000',
  '\u2028',
  '[caption]',
  '[/caption]',
  '[ref]',
  '[/ref]',
  '((',
  '))',
  '{%',
  '%}',
];

const tag = fc.tuple(fc.constantFrom('<', '</'), fc.constantFrom(...TAGS), fc.constantFrom(...ATTRIBUTES));
const page = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 6, arbitrary: tag.map(([open, name, said]) => `${open}${name}${open === '<' ? said : ''}>`) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const read = (body: string) => readSafeMdx(body, 'en', () => {});

test.each<ArrivedText['format']>(['html', 'wordpress', 'markdown', 'mdx'])(
  'whatever a page in %s holds, this site can show what becomes of it',
  (format) => {
    fc.assert(
      fc.property(page, (text) => {
        expect(read(convert(format, text).body).problems).toEqual([]);
      }),
      { numRuns: 250, seed: 7 },
    );
  },
);

/** How often each word stands in a tree; those of a pull quote's writer stand in an attribute. */
function wordsIn(tree: Nodes | undefined) {
  const said: string[] = [];
  const gather = (node: Nodes) => {
    if (node.type === 'text') said.push(node.value);
    if (node.type === 'mdxJsxFlowElement')
      for (const attribute of node.attributes) if ('value' in attribute) said.push(` ${attribute.value} `);
    if ('children' in node) node.children.forEach(gather);
  };
  if (tree) gather(tree);
  const words =
    said
      .join('')
      .normalize('NFKC')
      .match(/alpha|beta|gamma|épée|שלום/g) ?? [];
  return new Map(
    Object.entries(Object.groupBy(words, (word) => word)).map(([word, all]) => [word, all?.length ?? 0]),
  );
}

test('no word that a page shows is lost on the way', () => {
  fc.assert(
    fc.property(page, (text) => {
      const after = wordsIn(read(convert('html', text).body).html);
      for (const [word, times] of wordsIn(parseHtml(text)))
        expect(after.get(word) ?? 0, `${word} in ${text}`).toBeGreaterThanOrEqual(times);
    }),
    { numRuns: 400, seed: 11 },
  );
});

const THEME_TEST = process.env.THEME_TEST_EXPORT ?? '../shared/input/wordpress-theme-test.xml';

test.skipIf(!existsSync(THEME_TEST))('every text of WordPress’ own theme test comes over whole', () => {
  const export_ = readFileSync(THEME_TEST, 'utf8');
  const bodies = [...export_.matchAll(/<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/g)];
  for (const [, text = ''] of bodies) expect(read(convert('wordpress', text).body).problems).toEqual([]);
  expect(bodies.length).toBeGreaterThan(100);
});
