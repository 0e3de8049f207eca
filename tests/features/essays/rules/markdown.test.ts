import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { rehypePlugins, remarkPlugins } from '#src/features/essays/rules/markdown.ts';

async function htmlOf(markdown: string, lang?: string) {
  const file = new VFile({ value: markdown, data: { astro: { frontmatter: { lang } } } });
  const done = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkPlugins('en'))
    .use(remarkRehype)
    .use(rehypePlugins)
    .use(rehypeStringify)
    .process(file);
  return String(done);
}

test('quotation marks follow the language, apostrophes stay apostrophes, code stays code', async () => {
  const said = 'He said "it\'s *so*" and `"x"`.';
  expect(await htmlOf(said)).toBe('<p>He said “it’s <em>so</em>” and <code>"x"</code>.</p>');
  expect(await htmlOf(said, 'de')).toBe('<p>He said „it’s <em>so</em>“ and <code>"x"</code>.</p>');
  expect(await htmlOf(said, 'fr')).toBe(
    '<p>He said «\u00A0it’s <em>so</em>\u00A0» and <code>"x"</code>.</p>',
  );
});

test('footnotes are numbered in the order of their references, whatever their names', async () => {
  const html = await htmlOf('One[^z] two[^a-2] again[^z].\n\n[^a-2]: Second.\n[^z]: First.');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  expect(html).toMatch(/id="footnote-1"[\s\S]*First\.[\s\S]*id="footnote-2"[\s\S]*Second\./);
});

test('a footnote’s words are in the language of the text', async () => {
  expect(await htmlOf('Ein[^1].\n\n[^1]: Note.', 'de')).toContain('>Anmerkungen</h2>');
});

test('a table scrolls by itself and can be reached by keyboard', async () => {
  const html = await htmlOf('| a |\n| - |\n| 1 |');
  expect(html).toMatch(/^<section class="table-scroll" tabindex="0" aria-label="Table"><table>/);
});

test('a heading that begins with a digit gets an id that HTML allows, twice if need be', async () => {
  const html = await htmlOf('## 04:15\n\n## 04:15\n\n## Words');
  expect(html).toMatch(/id="part-04-15"[\s\S]*id="part-04-15-2"[\s\S]*<h2>Words/);
});

test('a telephone number is never broken at the end of a line', async () => {
  expect(await htmlOf('[0800 111-0](tel:08001110)')).toContain('>0800\u00A0111\u20110</a>');
});
