import { expect, test } from 'vitest';
import { absoluteLinks, plainMarkup } from '#src/features/essays/rules/links.ts';

const BASE = 'https://site.test/essays/tea/';

test('links and pictures lead to this site wherever the text is read', () => {
  expect(absoluteLinks('<a href="/essays/a/">a</a> <img src="../b.svg?x=1&amp;y=2">', BASE)).toBe(
    '<a href="https://site.test/essays/a/">a</a> <img src="https://site.test/essays/b.svg?x=1&amp;y=2">',
  );
});

test('footnotes and addresses elsewhere stay as they are', () => {
  const html = '<a href="#note-1">1</a> <a href="mailto:a@b.test">m</a> <a href="https://else.test/x">x</a>';
  expect(absoluteLinks(html, BASE)).toBe(html);
});

test('words that look like an attribute are left alone', () => {
  expect(absoluteLinks('<p>write href="/x" here</p>', BASE)).toBe('<p>write href="/x" here</p>');
});

test('an address keeps its signs', () => {
  expect(absoluteLinks('<a href="/x?a=1&#38;b=2&amp;c=3">x</a>', BASE)).toBe(
    '<a href="https://site.test/x?a=1&amp;b=2&amp;c=3">x</a>',
  );
});

test('what someone wrote into an attribute stays in it', () => {
  const html =
    '<code class="language-&#34;><script>alert(1)</script>">x</code><!-- y --><img alt="<!-- > class=" src="/z">';
  expect(absoluteLinks(plainMarkup(html), BASE)).toBe(
    '<code>x</code><img alt="<!-- > class=" src="https://site.test/z">',
  );
});
