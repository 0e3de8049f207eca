import { expect, test } from 'vitest';
import { annotationHtml } from '#src/features/menus/annotation.ts';

test('a curator may stress words and link them', () => {
  expect(annotationHtml('Read *this* first, **then** [that](/essays/that/).')).toBe(
    'Read <em>this</em> first, <strong>then</strong> <a href="/essays/that/">that</a>.',
  );
});

test('markup is shown as the words it is made of', () => {
  expect(annotationHtml('a <b onclick="x()">bold</b> & "quoted" word')).toBe(
    'a &lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; word',
  );
});

test('an address that could run or lead elsewhere unseen is no link', () => {
  for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//elsewhere.example'])
    expect(annotationHtml(`[here](${url})`)).toBe('here');
});

test('paragraphs, lists and headings become one run of words', () => {
  expect(annotationHtml('# One\n\nTwo\n\n- three')).not.toMatch(/<|#/);
});
