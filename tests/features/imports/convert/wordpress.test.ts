import { expect, test } from 'vitest';
import { convert, problemsOf, wordpress } from './converting.ts';

test.each([
  ['One\ntwo\n\nthree', 'One\\\ntwo\n\nthree'],
  ['<blockquote>One\n\nTwo</blockquote>\nAfter', '> One\n>\n> Two\n\nAfter'],
  ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>', '- a\n- b'],
  ['<pre>a\n\n[gallery]</pre>', '```\na\n\n[gallery]\n```'],
  ['One\n<!--more Read on-->\nTwo\n<!--nextpage-->\nThree', 'One\n\nTwo\n\nThree'],
  ['<!-- wp:freeform -->\nOne\ntwo\n<!-- /wp:freeform -->', 'One\\\ntwo'],
  [
    '<!-- wp:paragraph {"align":"right"} -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\nLoose\n\nwords',
    'One two\n\nLoose\n\nwords',
  ],
])('paragraphs are where WordPress would show them: %j', (text, mdx) => {
  expect(wordpress(text)).toBe(mdx);
});

test.each([
  [
    '[caption width="3"]<a href="kettle.jpg"><img src="/kettle.jpg" alt="K" /></a> On it[/caption]',
    '<Figure src="/media/kettle" alt="K">\n  On it\n</Figure>',
  ],
  [
    '[caption caption="Old"]<img src="/kettle.jpg" alt="K" />[/caption]',
    '<Figure src="/media/kettle" alt="K">\n  Old\n</Figure>',
  ],
  ['[gallery ids="7"]', '<Figure src="/media/seven" alt="Seven cups">\n  In a row\n</Figure>'],
  ['[youtube=http://youtu.be/x]', '[Video: youtu.be/x](http://youtu.be/x)'],
  ['[vimeo 12]', '[Video: vimeo.com/12](https://vimeo.com/12)'],
  ['[audio mp3="http://e.example/a.mp3"][/audio]', '[Audio: e.example/a.mp3](http://e.example/a.mp3)'],
  ['[embed]https://e.example/x[/embed]', '[https://e.example/x](https://e.example/x)'],
  ['[gallery ids="8"]', '[A lost cup](https://old.example/lost.jpg)'],
  ['[[gallery]] as it is', '\\[gallery] as it is'],
  ['[code lang="css"]a { <b> }[/code]', '```css\na { <b> }\n```'],
  [
    '[php]echo [name] & $a[0];\n\n<b>[gallery]</b>[/php]',
    '```php\necho [name] & $a[0];\n\n<b>[gallery]</b>\n```',
  ],
  ['[ccn_diff]- a &amp; b[/ccn_diff]', '```diff\n- a &amp; b\n```'],
  ['[cce lang="js"]a &amp; b[/cce]', '```js\na & b\n```'],
  ['Say [cci]x < 1[/cci] twice', 'Say `x < 1` twice'],
  ['One [ref]Note.[/ref] two', 'One[^1] two\n\n[^1]: Note.'],
  ['One ((a longer note)) two ((no))', 'One[^1] two ((no))\n\n[^1]: a longer note'],
])('a shortcode that is known is written out: %j', (text, mdx) => {
  expect(wordpress(text)).toBe(mdx);
  expect(problemsOf(wordpress(text))).toEqual([]);
});

test.each([
  [
    '[vc_row el="1"][vc_column width="1/2"][vc_column_text]\n\nOne\ntwo\n\n[/vc_column_text][vc_separator][/vc_column][/vc_row]',
    'One\\\ntwo',
  ],
  [
    '[vc_custom_heading text="Tea &amp; ``cake``" font_container="tag:h2|size:9"][vc_btn title="Read" link="url:https%3A%2F%2Fe.example%2Fx|title:R||"]',
    '## Tea & "cake"\n\n[Read](https://e.example/x)',
  ],
  [
    '[vc_single_image image="7"][vc_gallery images="8"]',
    '<Figure src="/media/seven" alt="Seven cups">\n  In a row\n</Figure>\n\n[A lost cup](https://old.example/lost.jpg)',
  ],
  ['[vc_raw_html]JTNDcCUzRVJhdyUzQyUyRnAlM0U=[/vc_raw_html]', 'Raw'],
  [
    '[et_pb_section fb_built="1"][et_pb_row][et_pb_column type="4_4"][et_pb_blurb title="Tea" image="/kettle.jpg" alt="K"]<p>Words</p>[/et_pb_blurb][et_pb_button button_text="Go" button_url="https://e.example/x" /][/et_pb_column][/et_pb_row][/et_pb_section]',
    '<Figure src="/media/kettle" alt="K" />\n\n**Tea**\n\nWords\n\n[Go](https://e.example/x)',
  ],
  ['[et_pb_testimonial author="Mina"]So good[/et_pb_testimonial]', '> So good\n\nMina'],
  ['[fusion_youtube id="https://youtu.be/x" /]', '[Video: youtu.be/x](https://youtu.be/x)'],
  ['[one_half]Left[/one_half][one_half_last]Right[/one_half_last][/vc_row]', 'Left\n\nRight'],
  ['A [su_highlight]bright[/su_highlight] word', 'A bright word'],
])('what a page builder laid out is read as words: %j', (text, mdx) => {
  expect(convert('wordpress', text)).toMatchObject({ body: mdx, losses: [] });
  expect(problemsOf(wordpress(text))).toEqual([]);
});

test('a page builder’s piece without words of its own is told of', () => {
  expect(convert('wordpress', '[vc_row]A[vc_posts_grid loop="size:3"][/vc_row]')).toMatchObject({
    body: 'A',
    losses: ['[vc_posts_grid]'],
  });
});

test('a shortcode that only a plugin knew stays to be read and is told of; an editor’s remark is not', () => {
  expect(convert('wordpress', 'He [sic] said\n\n[contact-form id="1"]\n\n[box]Within[/box]')).toMatchObject({
    body: 'He \\[sic] said\n\n\\[contact-form id="1"]\n\n\\[box]Within\\[/box]',
    losses: ['[contact-form]', '[box]'],
  });
});

test('blocks that WordPress fills itself are told of, and social links stay', () => {
  const text = `<!-- wp:latest-posts /-->\n<!-- wp:spacer /-->\n<!-- wp:social-link {"url":"https://e.example/me","service":"github"} /-->`;
  expect(convert('wordpress', text)).toMatchObject({
    body: '[github](https://e.example/me)',
    losses: ['block “latest-posts”'],
  });
});

test('a cover’s picture and words both stay, and a file’s link is there once', () => {
  const cover =
    '<!-- wp:cover --><div class="wp-block-cover" style="background-image:url(https://old.example/kettle.jpg)"><p>On it</p></div><!-- /wp:cover -->';
  expect(wordpress(cover)).toBe('<Figure src="/media/kettle" alt="A kettle" />\n\nOn it');
  const file =
    '<div class="wp-block-file"><a href="/a.pdf">Paper</a><a href="/a.pdf" class="wp-block-file__button">Download</a></div>';
  expect(wordpress(`<!-- wp:file -->${file}<!-- /wp:file -->`)).toBe('[Paper](https://old.example/a.pdf)');
});

test('notes of the block editor find their marks', () => {
  const text = `<!-- wp:paragraph --><p>Tea<sup data-fn="u" class="fn"><a href="#u1" id="u1-link">1</a></sup></p><!-- /wp:paragraph -->
<ol class="wp-block-footnotes"><li id="u1">Leaf <a href="#u1-link">↩︎</a></li></ol>`;
  expect(wordpress(text)).toBe('Tea[^1]\n\n[^1]: Leaf');
});

test('unclosed tags, shortcodes and comments by the thousand end in time', () => {
  const begun = process.cpuUsage();
  for (const piece of ['<pre', '<!--', '[ref]', '[a "', '<a "', '((', '<b>', '</p>', '[/ref]', '<!-- wp:x '])
    wordpress(piece.repeat(20_000));
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(15);
});
