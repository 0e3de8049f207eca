import { expect, test } from 'vitest';
import { openMarkdown } from '#src/features/imports/sources/markdown/open.ts';
import { arrivalsOf, givenFolder, only, redirectsOf, the } from '../reading.ts';

const told = async (files: Record<string, string | Uint8Array>) =>
  arrivalsOf(await openMarkdown(await givenFolder(files)));

test('a Jekyll site keeps its dates, drafts, pages, authors, addresses and links', async () => {
  const arrivals = await told({
    '_config.yml':
      'url: https://tea.example\nbaseurl: /blog\npermalink: /:year/:month/:title/\nauthor: ada\nlang: en',
    '_data/authors.yml': 'ada:\n  name: Ada L.\n  bio: Writes.\n  email: ada@tea.example\n',
    '_posts/2019-01-02-tea.md':
      '---\ntitle: "Tea: again"\nsubtitle: What a kettle is for.\ncategories: drinks hot\ntags: [Green Tea, drinks]\nredirect_from:\n  - /old/\nlast_modified_at: 2020-02-03\ncomments: false\n---\nSee [it]({% post_url 2019-03-04-cup %}) and ![Pot]({{ site.baseurl }}/assets/pot.jpg).\n',
    '_posts/2019-03-04-cup.markdown':
      '---\ntitle: Cup\nauthor: Ben\ndate: 2019-03-05 10:00:00 +0200\n---\n![](/assets/pot.jpg)',
    'drinks/_posts/2018-01-01-old.html': '---\ntitle: Old\n---\n<p>Words.</p>',
    '_drafts/later.md': '---\ntitle: Later\n---\nSoon.',
    '_pages/about.md': '---\ntitle: About\npermalink: /about/\n---\nUs.',
    'moved.md': '---\nredirect_to: /about/\n---\n',
    'assets/pot.jpg': 'x',
    'README.md': '# Not a text',
    '_layouts/post.md': 'x',
  });
  expect(the(arrivals, 'essay', '_posts/2019-01-02-tea.md')).toMatchObject({
    title: 'Tea: again',
    slug: 'tea',
    standfirst: 'What a kettle is for.',
    published: new Date('2019-01-02T00:00:00Z'),
    updated: new Date('2020-02-03T00:00:00Z'),
    status: 'published',
    authorKeys: ['ada'],
    topicKeys: ['drinks', 'hot', 'green-tea'],
    comments: 'closed',
    paths: ['/blog/2019/01/tea/', '/_posts/2019-01-02-tea.md', '/blog/old/'],
  });
  expect(the(arrivals, 'essay', '_posts/2019-01-02-tea.md').body).toEqual({
    format: 'markdown',
    text: 'See [it](/_posts/2019-03-04-cup.markdown) and ![Pot](/blog/assets/pot.jpg).\n',
  });
  expect(the(arrivals, 'essay', '_posts/2019-03-04-cup.markdown').published).toEqual(
    new Date('2019-03-05T08:00:00Z'),
  );
  expect(the(arrivals, 'essay', 'drinks/_posts/2018-01-01-old.html')).toMatchObject({
    body: { format: 'html' },
    topicKeys: ['drinks'],
  });
  expect(the(arrivals, 'essay', '_drafts/later.md').status).toBe('draft');
  expect(the(arrivals, 'page', '_pages/about.md').paths[0]).toBe('/blog/about/');
  expect(only(arrivals, 'author').map(({ key, name }) => [key, name])).toEqual([
    ['ada', 'Ada L.'],
    ['Ben', 'Ben'],
  ]);
  expect(only(arrivals, 'media')).toEqual([
    expect.objectContaining({
      file: 'assets/pot.jpg',
      alt: 'Pot',
      urls: ['/blog/assets/pot.jpg', '/assets/pot.jpg'],
    }),
  ]);
  expect(redirectsOf(arrivals)['/blog/moved/']).toBe('/about/');
  expect(only(arrivals, 'remainder')).toEqual([]);
  expect(only(arrivals, 'essay')).toHaveLength(4);
});

test('a Hugo site keeps its bundles, languages, aliases, series and fields in any syntax', async () => {
  const arrivals = await told({
    'hugo.toml':
      'baseURL = "https://tea.example/"\nlanguageCode = "en"\n[permalinks]\nposts = "/:year/:slug/"\n',
    'content/posts/tea/index.md':
      '+++\ntitle = "Tea"\ndate = 2019-01-02T08:00:00+01:00\nlastmod = 2019-02-02\ntags = ["a", "b"]\naliases = ["/former/", "older"]\nseries = ["Cups"]\nseries_order = 2\nsummary = "Short."\n+++\n![A pot](pot.jpg) {{< figure src="/img/cup.png" alt="A cup" >}} [next]({{< relref "cup.md#top" >}})\n',
    'content/posts/tea/pot.jpg': 'x',
    'content/posts/cup.md':
      '{\n  "title": "Cup",\n  "date": "2031-01-01",\n  "authors": ["Ada", "Ben"]\n}\nWords.',
    'content/posts/cup.fr.md': '---\ntitle: Tasse\ndraft: true\n---\nMots.',
    'content/posts/_index.md': '---\ntitle: Posts\n---\n',
    'content/about.md': '---\ntitle: About\n---\nUs.',
    'static/img/cup.png': 'x',
    'public/posts/tea/index.md': 'built',
  });
  expect(the(arrivals, 'essay', 'content/posts/tea/index.md')).toMatchObject({
    slug: 'tea',
    paths: [
      '/2019/tea/',
      '/posts/tea/',
      '/posts/tea.html',
      '/content/posts/tea/index.md',
      '/former/',
      '/older',
    ],
    published: new Date('2019-01-02T07:00:00Z'),
    updated: new Date('2019-02-02T00:00:00Z'),
    series: { name: 'Cups', part: 2 },
    standfirst: 'Short.',
    topicKeys: ['a', 'b'],
  });
  expect(the(arrivals, 'essay', 'content/posts/tea/index.md').body.text).toContain(
    '[next](/content/posts/cup.md#top)',
  );
  expect(the(arrivals, 'essay', 'content/posts/cup.md')).toMatchObject({
    status: 'scheduled',
    authorKeys: ['Ada', 'Ben'],
  });
  expect(the(arrivals, 'essay', 'content/posts/cup.fr.md')).toMatchObject({
    lang: 'fr',
    status: 'draft',
    slug: 'cup',
  });
  expect(the(arrivals, 'page', 'content/about.md').title).toBe('About');
  expect(only(arrivals, 'media').map(({ file, urls, alt }) => [file, urls[0], alt])).toEqual([
    ['content/posts/tea/pot.jpg', '/2019/tea/pot.jpg', 'A pot'],
    ['static/img/cup.png', '/img/cup.png', 'A cup'],
  ]);
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'pages', title: 'content/posts/_index.md' }]);
  expect(only(arrivals, 'essay')).toHaveLength(3);
});

test('an Astro site keeps its collections and the pictures beside its texts', async () => {
  const arrivals = await told({
    'astro.config.mjs': '',
    'src/content/blog/tea.mdx':
      '---\ntitle: Tea\npubDate: "Jul 08 2022"\nupdatedDate: 2023-01-01\ndescription: Short.\nheroImage: ../../assets/pot.jpg\n---\n<Note>Hi</Note>',
    'src/content/pages/about.md': '# About\n\nUs.',
    'src/assets/pot.jpg': 'x',
    'docs/other.md': 'not of the site',
  });
  expect(the(arrivals, 'essay', 'src/content/blog/tea.mdx')).toMatchObject({
    body: { format: 'mdx', text: '<Note>Hi</Note>' },
    published: new Date('2022-07-08T00:00:00Z'),
    mediaKey: 'src/assets/pot.jpg',
    paths: ['/src/content/blog/tea.mdx', '/blog/tea/', '/tea/'],
  });
  expect(the(arrivals, 'page', 'src/content/pages/about.md')).toMatchObject({
    title: 'About',
    body: { text: '\nUs.' },
  });
  expect(the(arrivals, 'media', 'src/assets/pot.jpg').file).toBe('src/assets/pot.jpg');
});

test('in a plain folder title and date come from heading and name, and a picture is known by each text’s address', async () => {
  const arrivals = await told({
    'walks/2020-05-06 by-the-canal.md':
      '# By *the* canal #\n\n![Lock](../img/lock.png "Lock") and ![Away](https://p.example/a.jpg)',
    'no-title.md': 'Just words.\n\n![](img/lock.png)',
    'ruled.md': '---\n\nA rule, and no fields.',
    'code.md': 'constructor\n\nA word of programs.',
    'img/lock.png': 'x',
    '.hidden/secret.md': 'x',
  });
  expect(the(arrivals, 'essay', 'walks/2020-05-06 by-the-canal.md')).toMatchObject({
    title: 'By the canal',
    slug: 'by-the-canal',
    published: new Date('2020-05-06T00:00:00Z'),
  });
  expect(the(arrivals, 'essay', 'no-title.md').title).toBe('No title');
  expect(the(arrivals, 'essay', 'ruled.md').body.text).toBe('---\n\nA rule, and no fields.');
  expect(only(arrivals, 'media').map(({ key, urls }) => [key, urls])).toEqual([
    ['img/lock.png', ['/img/lock.png']],
    ['https://p.example/a.jpg', ['https://p.example/a.jpg']],
  ]);
  expect(only(arrivals, 'essay')).toHaveLength(4);
});

test('an Octopress site keeps the pictures below its source folder, and fields that end in dots', async () => {
  const arrivals = await told({
    '_config.yml': 'url: https://tea.example\nsource: source\n',
    'source/_posts/2014-02-03-tea.md':
      "---\ntitle: Tea\n...\n{% img left /images/pot.jpg 300 200 'On it' 'A pot' %}\n",
    'source/images/pot.jpg': 'x',
  });
  expect(the(arrivals, 'essay', 'source/_posts/2014-02-03-tea.md')).toMatchObject({
    title: 'Tea',
    body: { text: '![A pot](/images/pot.jpg)\n' },
  });
  expect(the(arrivals, 'media', 'source/images/pot.jpg')).toMatchObject({
    urls: ['/images/pot.jpg', '/source/images/pot.jpg'],
    alt: 'A pot',
  });
});
