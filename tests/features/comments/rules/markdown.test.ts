import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentHtml } from '#src/features/comments/rules/markdown.ts';

const TAG = /<(\/?)([a-z]+)((?:\s[^<>]*)?)>/g;
const ALLOWED = new Set(['p', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'br']);

/** Every tag is one of ours, and only links and lists carry anything. */
function expectInert(html: string) {
  for (const [, , name = '', attributes = ''] of html.matchAll(TAG)) {
    expect(ALLOWED).toContain(name);
    if (name === 'a' && attributes)
      expect(attributes).toMatch(/^ href="(https?:\/\/|mailto:)[^"]*" rel="nofollow ugc noopener"$/i);
    else if (name === 'ol' && attributes) expect(attributes).toMatch(/^ start="\d+"$/);
    else expect(attributes).toBe('');
  }
  expect(html.replace(TAG, '')).not.toMatch(/[<>]/);
}

describe('what a comment may look like', () => {
  test.each([
    ['*soft* and **firm**', '<p><em>soft</em> and <strong>firm</strong></p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['> said before', '<blockquote><p>said before</p></blockquote>'],
    ['`a<b`', '<p><code>a&lt;b</code></p>'],
    ['```\nx\n```', '<pre><code>x</code></pre>'],
    ['one  \ntwo', '<p>one<br>two</p>'],
    ['# Loud', '<p>Loud</p>'],
    ['![a cup](https://elsewhere.org/cup.png)', '<p>a cup</p>'],
    [
      '[there](https://elsewhere.org "t")',
      '<p><a href="https://elsewhere.org" rel="nofollow ugc noopener">there</a></p>',
    ],
    ['[ref]\n\n[ref]: https://r.org', '<p><a href="https://r.org" rel="nofollow ugc noopener">ref</a></p>'],
  ])('%s', (markdown, html) => expect(commentHtml(markdown)).toBe(html));
});

describe('what is inert', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a id="comments" name="body">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](//elsewhere.org)',
    '[x](https://a.org/?"onmouseover="alert(1))',
    '<https://a.org/?q="><script>alert(1)</script>',
    '[x]: javascript:alert(1)\n\n[x]',
    '```" onclick="alert(1)\nx\n```',
    '<style>*{display:none}</style>',
    '<form id=location><input name=body>',
    '&lt;script&gt;',
    '<!-- --><svg/onload=alert(1)>',
  ])('%s', (markdown) => {
    const html = commentHtml(markdown);
    expectInert(html);
    expect(html).not.toMatch(/href="(?!https?:|mailto:)/i);
  });

  test('whatever is typed', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '[',
      '](',
      ')',
      '*',
      '_',
      '`',
      '\n',
      '- ',
      'javascript:',
      'a',
      '&#x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => expectInert(commentHtml(parts.join('')))),
    );
  });
});

test.each([
  ['quotes in quotes', '>'.repeat(10_000)],
  ['lists in lists', '- '.repeat(5000)],
  ['mixed', '> - '.repeat(2500)],
  ['numbers', '1. '.repeat(3300)],
  ['emphasis that never ends', '*a_ '.repeat(2500)],
  ['underscores', `${'_'.repeat(4000)}a${'_'.repeat(4000)}`],
  ['brackets', '[a](b'.repeat(1900)],
  ['many items', '- - - a\n'.repeat(1200)],
])('a text made to keep a parser busy is soon done: %s', (_, text) => {
  const began = performance.now();
  expectInert(commentHtml(text));
  expect(performance.now() - began).toBeLessThan(500);
});
