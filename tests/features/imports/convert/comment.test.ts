import { expect, test } from 'vitest';
import { commentHtml } from '#src/features/comments/rules/markdown.ts';
import { convertComment } from '#src/features/imports/convert/comment.ts';
import { plainText } from '#src/features/imports/convert/plain-text.ts';

test.each([
  ['Hi,\nthere\n\nYou', '<p>Hi,<br>there</p><p>You</p>'],
  ['<b>Bold</b> & *star* {x} &lt;b&gt;', '<p><strong>Bold</strong> &amp; *star* {x} &lt;b&gt;</p>'],
  ['<h2>Head</h2><script>x()</script>', '<p><strong>Head</strong></p>'],
  ['<del>gone</del> # not a heading', '<p>gone # not a heading</p>'],
  ['<table><tr><td>a</td><td>b</td></tr></table>', '<p>a b</p>'],
  ['<blockquote>Said\n\nTwice</blockquote>', '<blockquote><p>Said</p><p>Twice</p></blockquote>'],
])('a comment reads here as it did there: %j', (html, shown) => {
  expect(commentHtml(convertComment(html))).toBe(shown);
});

test('an address in a comment can be followed, as it could there', () => {
  expect(convertComment('See https://e.example/a_b.')).toBe('See <https://e.example/a_b>.');
});

test('a comment longer than this site takes ends with a sign that there was more', () => {
  const markdown = convertComment('word '.repeat(5000));
  expect(markdown.length).toBeLessThanOrEqual(10_000);
  expect(markdown.endsWith('word…')).toBe(true);
});

test('a title is its plain words', () => {
  expect(plainText('Tea &amp; <em>water</em>&#8217;s<br>tale', 100)).toBe('Tea & water’s tale');
  expect(plainText('One two three four', 12)).toBe('One two…');
});
