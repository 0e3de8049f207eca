import { expect, test } from 'vitest';
import { convert, html } from './converting.ts';

test.each([
  ['<p>One {two} &lt;b&gt; *three*</p>', 'One \\{two} \\<b> \\*three\\*'],
  ['<p>import tea</p>', '&#x69;mport tea'],
  ['<p>a<br><br>b<br>c</p>', 'a\n\nb\\\nc'],
  ['<p>a&nbsp;&nbsp; b c</p><p>&nbsp;</p>', 'a b c'],
  ['<p>x\u0000y\u0007</p>', 'xy'],
  ['<p>10<sup>6</sup>, the 1<sup>st</sup>, H<sub>2</sub>O</p>', '10⁶, the 1st, H₂O'],
  ['<b><p>One</p><p>Two</p></b>', '**One**\n\n**Two**'],
  ['<p><b>bold </b>word</p>', '**bold** word'],
  ['<center><font color="red">Mid</font></center>', 'Mid'],
  ['<p>Open <i>here<p>and there', 'Open *here*\n\n*and there*'],
  ['<h1>A</h1><h4>B</h4>', '## A\n\n### B'],
  ['<h2><b>All bold</b></h2>', '## All bold'],
  ['<dl><dt>Tea</dt><dd>A leaf</dd></dl>', '- Tea\n\n  A leaf'],
  ['<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>', '- a\n  - b\n- c'],
  [
    '<figure><ul><li><figure><img src="/kettle.jpg"></figure></li> <li><figure><img src="/kettle.jpg" alt="K"><figcaption>On it</figcaption></figure></li></ul><figcaption>All</figcaption></figure>',
    '<Figure src="/media/kettle" alt="A kettle" />\n\n<Figure src="/media/kettle" alt="K">\n  On it\n</Figure>\n\nAll',
  ],
  ['<blockquote><p>Words</p><cite>Her</cite></blockquote>', '> Words\n>\n> Her'],
  ['<pre><code class="language-js">a &lt; {b}</code></pre>', '```js\na < {b}\n```'],
  ['<pre class="wp-block-verse">One\n  two</pre>', 'One\\\n\u00a0\u00a0two'],
  ['<details><summary>More</summary><p>Words</p></details>', '**More**\n\nWords'],
])('a page’s words stay as they read: %j', (page, mdx) => {
  expect(html(page)).toBe(mdx);
});

test('a picture that came is a figure with its caption, and one link goes along', () => {
  expect(
    html(
      '<figure><a href="https://e.example/x"><img src="/kettle.jpg"></a><figcaption>On <b>it</b></figcaption></figure>',
    ),
  ).toBe(
    '<Figure src="/media/kettle" alt="A kettle">\n  On **it**\n\n  [e.example/x](https://e.example/x)\n</Figure>',
  );
});

test('a picture stays in its line when words stand around it, and leaves it when not', () => {
  expect(html('<p><img src="/kettle.jpg" alt="It"> before <img src="/kettle.jpg" alt="It"> after</p>')).toBe(
    '<Figure src="/media/kettle" alt="It" />\n\nbefore ![It](/media/kettle) after',
  );
});

test('a picture that did not come is a link by its description, and is missed', () => {
  expect(convert('html', '<p><img src="cup.png" alt="A cup"><img src="cup.png"></p>')).toEqual({
    body: '[A cup](https://old.example/2010/tea/cup.png)[cup.png](https://old.example/2010/tea/cup.png)',
    losses: [],
    missing: ['https://old.example/2010/tea/cup.png'],
  });
});

test.each([
  ['<a href="/2009/05/kettle/#spout">k</a>', '[k](/essays/kettle/#spout)'],
  ['<a href="../other/">o</a>', '[o](https://old.example/2010/other/)'],
  ['<a href="/x/kettle.jpg">k</a>', '[k](/media/kettle)'],
  ['<a href="JAVA\tSCRIPT:alert(1)">x</a>', 'x'],
  [
    '<a href="#end">down</a> <a href="#gone">no</a><h3 id="end">The end</h3>',
    '[down](#the-end) no\n\n## The end',
  ],
])('a link leads where its place is now: %j', (page, mdx) => {
  expect(html(page)).toBe(mdx);
});

test.each([
  ['<iframe src="//www.youtube.com/embed/abc?rel=0"></iframe>', 'Video: youtube.com/watch?v=abc'],
  [
    '<object><param name="movie" value="http://www.youtube.com/v/abc"><embed src="x"></object>',
    'Video: youtube.com/watch?v=abc',
  ],
  ['<audio><source src="/talk.mp3"></audio>', 'Audio: old.example/talk.mp3'],
  ['<p>https://vimeo.com/12</p>', 'Video: vimeo.com/12'],
])('what played from elsewhere is a link that says so: %j', (page, words) => {
  expect(html(page)).toContain(`[${words}](`);
});

test('scripts, forms and drawings go, and their author hears of it', () => {
  const page =
    '<script>x()</script><form><input><b>Join</b></form><svg><text>t</text></svg><p onclick="x()">Stays</p>';
  expect(convert('html', page + page)).toMatchObject({
    body: 'Stays\n\nStays',
    losses: ['script 2 ×', 'form 2 ×', 'drawing (SVG) 2 ×'],
  });
});

test('a table stays one, whatever it spans, and one that arranges a page comes apart', () => {
  expect(
    html(
      '<table><caption>Cups</caption><tr><th>a|b</th><th colspan=2>c</th></tr><tr><td>1<br>2</td></tr></table>',
    ),
  ).toBe('Cups\n\n| a\\|b | c |   |\n| ---- | - | - |\n| 1 2  |   |   |');
  expect(html('<table><tr><td><p>Left</p><ul><li>x</li></ul></td><td>Right</td></tr></table>')).toBe(
    'Left\n\n- x\n\nRight',
  );
});

test('notes keep their marks, however a page wrote them', () => {
  const page = `<p>One<sup><a href="#fn1" id="r1">1</a></sup>, two<a href="#_ftn2" name="_ftnref2">[2]</a>.</p>
    <h3>Notes</h3><ol><li id="fn1">First. <a href="#r1">↩</a></li></ol>
    <p><a href="#_ftnref2" name="_ftn2">[2]</a> Second.</p>`;
  expect(html(page)).toBe('One[^1], two[^2].\n\n[^1]: First.\n\n[^2]: Second.');
});

test('an index of single letters is no set of notes', () => {
  expect(html('<p><a href="#a">A</a></p><p id="a">Apple</p>')).toBe('A\n\nApple');
});

test('words set large are a pull quote', () => {
  expect(
    html('<figure class="wp-block-pullquote"><blockquote><p>Large</p><cite>Her</cite></blockquote></figure>'),
  ).toBe('<PullQuote cite="Her">\n  Large\n</PullQuote>');
});

test('200,000 tags in one another keep their words and take no time to speak of', () => {
  const begun = process.cpuUsage();
  expect(html(`${'<div>'.repeat(100_000)}${'<b>'.repeat(100_000)}Deep`)).toBe('Deep');
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(4);
});

test('a megabyte in one paragraph comes over whole', () => {
  const words = 'word and words '.repeat(70_000).trim();
  expect(html(`<p>${words}`)).toBe(words);
});
