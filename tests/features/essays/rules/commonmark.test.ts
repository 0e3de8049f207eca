import spec from 'commonmark-spec';
import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readSafeMdx } from '#src/features/essays/rules/safe-mdx.ts';

const examples = spec.tests.map(({ number, section, markdown, html }) => ({
  name: `${number} ${section}`,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

/** Markdown as a browser gets it from the parser alone, with what is given taken out of it or put in. */
const htmlOf = (markdown: string, change: (this: Processor) => void = () => {}) =>
  String(unified().use(remarkParse).use(change).use(remarkRehype).use(rehypeStringify).processSync(markdown));

function withoutIndentedCode(this: Processor) {
  this.data().micromarkExtensions = [{ disable: { null: ['codeIndented'] } }];
}

/** Why MDX, or GFM, reads an example in another way than CommonMark, if so. */
function reasonsToExclude(markdown: string) {
  const reasons = new Set<string>();
  if (/(?<!\\)(?:\\\\)*[<{}]/.test(markdown)) reasons.add('an unescaped <, { or }');
  visit(unified().use(remarkParse).parse(markdown), (node) => {
    const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    if (node.type === 'html') reasons.add('raw HTML');
    if (node.type === 'link' && source.startsWith('<')) reasons.add('an angle-bracket autolink');
  });
  const html = htmlOf(markdown);
  if (htmlOf(markdown, withoutIndentedCode) !== html) reasons.add('indented code');
  if (htmlOf(markdown, remarkGfm) !== html) reasons.add('an address that GFM makes a link');
  return [...reasons];
}

/** HTML as a browser reads it, without what the product adds for readers: ids, places to scroll, typographic signs. */
function plain(html: Root) {
  visit(html, (node: Nodes) => {
    if (node.type === 'text') node.value = straight(node.value);
    if (node.type !== 'element') return;
    delete node.properties.id;
    delete node.properties.tabIndex;
    for (const [name, value] of Object.entries(node.properties))
      if (typeof value === 'string') node.properties[name] = straight(value);
  });
  return toHtml(html).trim();
}

const straight = (text: string) =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('…', '...')
    .replaceAll('—', '---')
    .replaceAll('–', '--');

const excluded = examples.filter(({ markdown }) => reasonsToExclude(markdown).length > 0);
const kept = examples.filter((example) => !excluded.includes(example));

test('only what MDX has to read in its own way is left out of CommonMark', () => {
  const lines = excluded.map(({ name, markdown }) => `${name}: ${reasonsToExclude(markdown).join(', ')}`);
  console.log([`${excluded.length} of ${examples.length} examples are left out:`, ...lines].join('\n  '));
  expect(kept.length).toBeGreaterThan(450);
});

test.each(kept)('an author writes CommonMark: $name', ({ markdown, html }) => {
  const read = readSafeMdx(markdown, 'en', () => {});
  expect(read.problems).toEqual([]);
  expect(plain(read.html ?? { type: 'root', children: [] })).toBe(plain(fromHtml(html, { fragment: true })));
});
