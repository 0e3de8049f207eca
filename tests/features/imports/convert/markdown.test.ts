import { expect, test } from 'vitest';
import { convert, problemsOf } from './converting.ts';

test.each([
  ['Tea <b>now</b> and {later}.', 'Tea **now** and \\{later}.'],
  ['{% highlight ruby %}\nputs "{{ x }}"\n{% endhighlight %}', '```ruby\nputs "{{ x }}"\n```'],
  [
    '{{< figure src="/kettle.jpg" alt="K" caption="On it" >}}',
    '<Figure src="/media/kettle" alt="K">\n  On it\n</Figure>',
  ],
  ['{{< youtube abc >}}', '[Video: youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)'],
  ['{% codeblock Title lang:js %}\nlet {{ a }}\n{% endcodeblock %}', '```js\nlet {{ a }}\n```'],
  [
    '{% blockquote Mina https://e.example/x %}\nSo *good*.\n{% endblockquote %}',
    '> So *good*.\n>\n> [Mina](https://e.example/x)',
  ],
  ['{% pullquote %}\nA {"large"} word.\n{% endpullquote %}', 'A large word.'],
  [
    '{% gist 12ab %}\n\n{{< gist ada 9f >}}\n\n{{< x user="Ada" id="1" >}}',
    '[https://gist.github.com/12ab](https://gist.github.com/12ab)\n\n[https://gist.github.com/ada/9f](https://gist.github.com/ada/9f)\n\n[https://x.com/Ada/status/1](https://x.com/Ada/status/1)',
  ],
  ['Words\n{: .lead}\n\n[up](#one)\n\n## First {#one}', 'Words\n\n[up](#first)\n\n## First'],
  ['Tea[^a] and again[^a].\n\n[^a]: Leaf', 'Tea[^1] and again[^1].\n\n[^1]: Leaf'],
  ['- [x] done\n- [ ] not', '- [x] done\n- [ ] not'],
  ['| a | b |\n|---|--:|\n| 1 | 2 |', '| a |  b |\n| - | -: |\n| 1 |  2 |'],
])('Markdown of other houses reads the same here: %j', (text, mdx) => {
  expect(convert('markdown', text).body).toBe(mdx);
});

test('template code that nothing is known of stays to be read, and is told of', () => {
  expect(convert('markdown', 'By {{ page.author }}\n\n{% include ad.html %}\n\n`{{ code }}`')).toMatchObject({
    body: 'By \\{\\{ page.author }}\n\n\\{% include ad.html %}\n\n`{{ code }}`',
    losses: ['template code {% page.author %}', 'template code {% include %}'],
  });
});

test('MDX that the site knows stands as it is, to the letter', () => {
  const text = 'A  *word*.[^n]\n\n<PullQuote>\n\nLarge\n\n</PullQuote>\n\n[^n]: Note';
  expect(convert('mdx', text)).toEqual({ body: text, losses: [], missing: [] });
});

test('MDX that uses more is taken apart, and its words stay', () => {
  const text = `import X from 'x'\n\n# Tea {1 + 1} {"now"}\n\n<Chart data={x}>\n\nWithin <b>it</b>\n\n</Chart>\n\n<Aside title="T">\n\nThe <Edition slug="other">other</Edition>.\n\n</Aside>\n\n<Figure src="/kettle.jpg" alt="K">On it</Figure>`;
  expect(convert('mdx', text)).toEqual({
    body: '## Tea \\{1 + 1} now\n\nWithin **it**\n\n<Aside title="T">\n  The <Edition slug="other">other</Edition>.\n</Aside>\n\n<Figure src="/media/kettle" alt="K">\n  On it\n</Figure>',
    losses: ['component <Chart>', 'imports and exports', 'code between { and }'],
    missing: [],
  });
});

test('what is no MDX at all is taken as Markdown', () => {
  const { body, losses } = convert('mdx', 'Tea < water {');
  expect(body).toBe('Tea \\< water \\{');
  expect(losses).toHaveLength(1);
  expect(problemsOf(body)).toEqual([]);
});
