import { expect, test } from 'vitest';
import { lexicalHtml } from '#src/features/imports/sources/ghost/lexical.ts';
import { mobiledocHtml } from '#src/features/imports/sources/ghost/mobiledoc.ts';
import { only } from '../reading.ts';
import { lexical, post, told, words } from './export.ts';

const html = (...children: object[]) => lexicalHtml(lexical(...children)).html;
const element = (type: string, children: object[], more = {}) => ({ type, version: 1, children, ...more });

test('words keep how they stand out, and what could be read as HTML is escaped', () => {
  expect(
    html(element('paragraph', [words('a < b & '), words('bold', 1), words('both', 3), words('x', 16)])),
  ).toBe('<p>a &lt; b &amp; <strong>bold</strong><em><strong>both</strong></em><code>x</code></p>');
  expect(html(element('extended-heading', [words('Tea')], { tag: 'h3' }))).toBe('<h3>Tea</h3>');
  expect(
    html(element('paragraph', [element('link', [words('there')], { url: 'https://a.example/?a=1&b="2' })])),
  ).toBe('<p><a href="https://a.example/?a=1&amp;b=&quot;2">there</a></p>');
  const items = [element('listitem', [words('one'), element('list', [element('listitem', [words('two')])])])];
  expect(html(element('list', items, { listType: 'number', start: 3 }))).toBe(
    '<ol start="3"><li>one<ul><li>two</li></ul></li></ol>',
  );
  expect(html(element('extended-quote', [words('Said.'), { type: 'linebreak' }, words('So.')]))).toBe(
    '<blockquote><p>Said.<br>So.</p></blockquote>',
  );
});

test('each card becomes what HTML has for it', () => {
  const card = (type: string, fields: object) => html({ type, version: 1, ...fields });
  expect(card('image', { src: '/a.jpg', alt: 'A "pot"', caption: 'A <b>pot</b>', href: '' })).toBe(
    '<figure><img src="/a.jpg" alt="A &quot;pot&quot;" title=""><figcaption>A <b>pot</b></figcaption></figure>',
  );
  expect(
    card('gallery', { images: [{ src: '/a.jpg' }, { src: '/b.jpg', alt: 'b' }], caption: 'Two' }),
  ).toContain('<img src="/b.jpg" alt="b" title="">');
  expect(card('markdown', { markdown: '*Hi* <u>you</u>[^1]\n\n[^1]: Note.' })).toMatch(
    /<em>Hi<\/em> <u>you<\/u>.*Note\./s,
  );
  expect(card('html', { html: '<div>raw</div>' })).toBe('<div>raw</div>');
  expect(card('horizontalrule', {})).toBe('<hr>');
  expect(card('codeblock', { code: 'a < b', language: 'js' })).toBe(
    '<pre><code class="language-js">a &lt; b</code></pre>',
  );
  expect(
    card('embed', { url: 'https://v.example/1', metadata: { title: 'Film' }, html: '<iframe></iframe>' }),
  ).toBe('<p><a href="https://v.example/1">Film</a></p>');
  expect(
    card('bookmark', { url: 'https://b.example/', metadata: { title: 'Book', description: 'Read it' } }),
  ).toBe('<p><a href="https://b.example/">Book</a></p><p>Read it</p>');
  expect(card('callout', { calloutEmoji: '💡', calloutText: 'Mind <b>this</b>' })).toBe(
    '<aside><p>💡 Mind <b>this</b></p></aside>',
  );
  expect(card('toggle', { heading: 'Ask', content: '<p>Answer</p>' })).toBe(
    '<details><summary>Ask</summary><p>Answer</p></details>',
  );
  expect(card('button', { buttonText: 'Go', buttonUrl: 'https://g.example/' })).toBe(
    '<p><a href="https://g.example/">Go</a></p>',
  );
  expect(card('file', { src: '/f.pdf', fileTitle: 'Paper', fileCaption: 'Long' })).toBe(
    '<p><a href="/f.pdf">Paper</a></p><p>Long</p>',
  );
  expect(card('audio', { src: '/a.mp3', title: 'Song' })).toContain('Song');
  expect(card('video', { src: '/v.mp4', caption: 'Film' })).toContain('<p>Film</p>');
  expect(card('header', { header: 'Big', subheader: 'small', buttonUrl: '' })).toBe(
    '<h2>Big</h2><p>small</p>',
  );
  expect(card('product', { productTitle: 'Pot', productDescription: '<p>Good</p>' })).toBe(
    '<h3>Pot</h3><p>Good</p>',
  );
});

test('the former editor’s text keeps its marks, lists and cards', () => {
  const body = JSON.stringify({
    version: '0.3.1',
    atoms: [['soft-return', '', {}]],
    cards: [
      ['image', { src: '/a.jpg', caption: '' }],
      ['card-markdown', { markdown: '**Hi**' }],
      ['quiz', {}],
    ],
    markups: [['strong'], ['a', ['rel', 'x', 'href', 'https://a.example/']], ['script']],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 0, 'bold '],
          [0, [1], 2, 'link'],
          [1, [], 0, 0],
          [0, [2], 1, 'a < b'],
        ],
      ],
      [1, 'h2', [[0, [], 0, 'Tea']]],
      [3, 'ol', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]],
      [10, 0],
      [10, 1],
      [10, 2],
    ],
  });
  const { html: made, lost } = mobiledocHtml(body);
  expect(made).toContain('<p><strong>bold <a href="https://a.example/">link</a></strong><br>a &lt; b</p>');
  expect(made).toContain('<h2>Tea</h2><ol><li>one</li><li>two</li></ol>');
  expect(made).toContain('<img src="/a.jpg" alt="" title="">');
  expect(made).toContain('<p><strong>Hi</strong></p>');
  expect(lost).toEqual(['quiz']);
});

test('cards without a like are listed, and a broken body arrives as readers saw it', async () => {
  const arrivals = await told({
    posts: [
      post('1', {
        lexical: lexical(
          { type: 'quiz' },
          { type: 'quiz' },
          { type: 'constructor' },
          { type: 'paywall' },
          { type: 'email', html: 'x' },
        ),
      }),
      post('2', { lexical: '{"root":', html: '<p>Seen.</p>' }),
      post('3', {
        lexical: '{"root":{"type":"root","children":[{"type":"a","children":['.concat(
          '{"type":"a","children":['.repeat(20_000),
          ']}'.repeat(20_000),
          ']}]}}',
        ),
        html: '<p>Deep.</p>',
      }),
    ],
  });
  const [lost, broken, deep] = only(arrivals, 'essay');
  expect(lost?.remarks).toEqual([
    expect.stringContaining('“quiz” has no like here: left out 2 ×'),
    expect.stringContaining('“constructor”'),
    expect.stringContaining('members only'),
    expect.stringContaining('mailed'),
  ]);
  expect(broken?.body.text).toBe('<p>Seen.</p>');
  expect(deep?.body.text).toBe('<p>Deep.</p>');
  expect(broken?.remarks).toHaveLength(1);
});
