import { expect, test } from 'vitest';
import { originalOf, variantsOf } from '#src/features/imports/sources/picture-addresses.ts';
import { only, redirectsOf, the } from '../reading.ts';
import { item, told } from './export.ts';

const category = (slug: string, name: string, parent = '', id = '') =>
  `<wp:category>${id && `<wp:term_id>${id}</wp:term_id>`}<wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name><![CDATA[${name}]]></wp:cat_name></wp:category>`;
const term = (taxonomy: string, slug: string, name: string) =>
  `<wp:term><wp:term_id>90</wp:term_id><wp:term_taxonomy>${taxonomy}</wp:term_taxonomy><wp:term_slug>${slug}</wp:term_slug><wp:term_name>${name}</wp:term_name></wp:term>`;
const filed = (domain: string, slug: string, name: string) =>
  `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`;

test('categories with their tree, tags and a theme’s own terms are topics; formats are not', async () => {
  const arrivals = await told(
    [
      category('drinks', 'Drinks'),
      category('tea', 'Tea &amp; more', 'drinks'),
      category('round', 'Round', 'about'),
      category('about', 'About', 'round'),
      '<wp:tag><wp:tag_slug>caf%c3%a9</wp:tag_slug><wp:tag_name>Café</wp:tag_name></wp:tag>',
      term('place', 'leeds', 'Leeds'),
      term('post_format', 'aside', 'Aside'),
      term('category', 'tea', 'Tea'),
      item({
        id: 1,
        more: `${filed('category', 'tea', 'Tea')}${filed('post_tag', 'new', 'New')}${filed('post_format', 'aside', 'Aside')}<category><![CDATA[Tea]]></category>`,
      }),
    ].join(''),
  );
  expect(only(arrivals, 'topic').map(({ key, name, parentKey }) => [key, name, parentKey])).toEqual([
    ['category/drinks', 'Drinks', undefined],
    ['category/tea', 'Tea & more', 'category/drinks'],
    ['category/round', 'Round', undefined],
    ['category/about', 'About', undefined],
    ['post_tag/café', 'Café', undefined],
    ['place/leeds', 'Leeds', undefined],
    ['post_tag/new', 'New', undefined],
  ]);
  expect(only(arrivals, 'remainder')).toHaveLength(2);
  expect(the(arrivals, 'essay', '1').topicKeys).toEqual(['category/tea', 'post_tag/new']);
});

test('authors arrive once, those too whom only an essay names', async () => {
  const arrivals = await told(
    [
      '<wp:author><wp:author_id>4</wp:author_id><wp:author_login>ada</wp:author_login><wp:author_email>ada@tea.example</wp:author_email><wp:author_display_name><![CDATA[Ada L.]]></wp:author_display_name></wp:author>',
      '<wp:author><wp:author_login>ada</wp:author_login></wp:author>',
      item({ id: 1, creator: 'Ada L.' }),
      item({ id: 2, creator: 'Ben' }),
      item({ id: 3, creator: '' }),
    ].join(''),
  );
  expect(only(arrivals, 'author').map(({ key, name, email }) => [key, name, email])).toEqual([
    ['ada', 'Ada L.', 'ada@tea.example'],
    ['Ben', 'Ben', undefined],
  ]);
  expect(only(arrivals, 'essay').map((essay) => essay.authorKeys)).toEqual([['ada'], ['Ben'], []]);
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'authors' }]);
});

const entry = (id: number, menu: string, meta: Record<string, string>, said = {}) =>
  item({
    id,
    type: 'nav_menu_item',
    title: `Entry ${id}`,
    content: '',
    more: filed('nav_menu', menu, menu),
    meta: Object.fromEntries(Object.entries(meta).map(([name, value]) => [`_menu_item_${name}`, value])),
    ...said,
  });

test('a menu keeps its nesting, order, annotations and what each entry leads to', async () => {
  const arrivals = await told(
    [
      category('tea', 'Tea', '', '77'),
      term('nav_menu', 'main', 'Main'),
      item({ id: 1 }),
      item({ id: 2, type: 'page' }),
      entry(10, 'main', { type: 'custom', url: '#' }, { content: 'What to <b>read</b>', excerpt: 'first' }),
      entry(
        11,
        'main',
        { type: 'post_type', object: 'post', object_id: '1', menu_item_parent: '10' },
        { title: '' },
      ),
      entry(12, 'main', { type: 'post_type', object: 'page', object_id: '2', menu_item_parent: '11' }),
      entry(13, 'main', { type: 'taxonomy', object: 'category', object_id: '77' }),
      entry(14, 'main', { type: 'custom', url: '/shop/?a=1' }),
      entry(15, 'main', { type: 'custom', url: 'javascript:alert(1)' }),
      entry(16, 'main', { type: 'custom', url: 'mailto:ada@tea.example' }),
      entry(17, 'main', { type: 'post_type', object: 'page', object_id: '404' }),
      entry(10, 'other', { type: 'custom', url: 'https://x.example/' }),
      entry(18, 'main', {}, { status: 'draft' }),
    ].join(''),
  );
  expect(only(arrivals, 'menu').map(({ key, title }) => [key, title])).toEqual([
    ['nav_menu/main', 'Main'],
    ['nav_menu/other', 'other'],
  ]);
  const resources = only(arrivals, 'resource');
  expect(resources.map(({ key, parentKey }) => [key, parentKey]).slice(0, 3)).toEqual([
    ['nav_menu/main/10', undefined],
    ['nav_menu/main/11', 'nav_menu/main/10'],
    ['nav_menu/main/12', 'nav_menu/main/11'],
  ]);
  expect(resources.map(({ target }) => target)).toEqual([
    { kind: 'nowhere' },
    { kind: 'essay', key: '1' },
    { kind: 'page', key: '2' },
    { kind: 'topic', key: 'category/tea' },
    { kind: 'outside', url: 'https://tea.example/shop/?a=1' },
    { kind: 'nowhere' },
    { kind: 'nowhere' },
    { kind: 'outside', url: 'https://tea.example/?page_id=404' },
    { kind: 'outside', url: 'https://x.example/' },
  ]);
  expect(resources[0]?.annotation).toBe('What to read first');
  expect(resources[1]?.title).toBe('');
  expect(resources[6]?.annotation).toBe('mailto:ada@tea.example');
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'resources' }]);
});

test('a menu that was drawn with blocks keeps its nesting and what it leads to', async () => {
  const arrivals = await told(
    [
      category('tea', 'Tea', '', '77'),
      item({ id: 2, type: 'page' }),
      item({
        id: 30,
        type: 'wp_navigation',
        title: 'Header',
        slug: 'header',
        content: `<!-- wp:navigation-submenu {"label":"About \\u003cem\\u003eus\\u003c/em\\u003e","type":"page","id":2,"kind":"post-type","description":"Who"} -->
<!-- wp:navigation-link {"label":"Tea","type":"category","id":77,"kind":"taxonomy"} /-->
<!-- /wp:navigation-submenu -->
<!-- wp:navigation-link {"label":"Away","url":"https://away.example/","kind":"custom"} /-->
<!-- wp:navigation-link {broken} /-->`,
      }),
    ].join(''),
  );
  expect(only(arrivals, 'menu')).toMatchObject([{ key: 'navigation/30', slug: 'header', title: 'Header' }]);
  expect(
    only(arrivals, 'resource').map(({ title, parentKey, target }) => [title, parentKey, target]),
  ).toEqual([
    ['About us', undefined, { kind: 'page', key: '2' }],
    ['Tea', 'navigation/30/0', { kind: 'topic', key: 'category/tea' }],
    ['Away', undefined, { kind: 'outside', url: 'https://away.example/' }],
    ['', undefined, { kind: 'nowhere' }],
  ]);
});

const upload = (id: number, url: string, meta: Record<string, string> = {}) =>
  item({
    id,
    type: 'attachment',
    status: 'inherit',
    excerpt: 'A <i>pot</i>',
    link: `https://tea.example/pot-${id}/`,
    more: `<wp:attachment_url>${url}</wp:attachment_url>`,
    meta,
  });

test('lists stand behind the word that the address of every essay began with', async () => {
  const numbered = (id: number) => item({ id, link: `https://tea.example/archives/${id}` });
  const inside = [category('tea', 'Tea', '', '4'), numbered(1), numbered(2)].join('');
  expect(redirectsOf(await told(inside))).toMatchObject({
    '/archives/category/tea/': { kind: 'topic', key: 'category/tea' },
    '/category/tea/': { kind: 'topic', key: 'category/tea' },
    '/archives/author/ada/feed/': { kind: 'author', key: 'ada', feed: true },
    '/archives/date/2009/05/': '/essays/?year=2009',
  });
  const others = redirectsOf(await told(inside + item({ id: 3 })));
  expect(others['/archives/category/tea/']).toBeUndefined();
});

test('an upload keeps its address, its words and where it lies, and no path leads out of the folder', async () => {
  const url = 'https://tea.example/wp-content/uploads/2009/05/pot.jpg';
  const arrivals = await told(
    [
      upload(5, url, { _wp_attached_file: '2009/05/pot.jpg', _wp_attachment_image_alt: 'A pot' }),
      upload(6, 'https://tea.files.wordpress.com/2008/06/cup.png'),
      upload(7, 'https://tea.example/x.jpg', { _wp_attached_file: '../../etc/passwd' }),
      upload(8, ''),
    ].join(''),
  );
  expect(the(arrivals, 'media', '5')).toMatchObject({
    urls: [url],
    file: '2009/05/pot.jpg',
    name: 'pot.jpg',
    alt: 'A pot',
    caption: 'A pot',
  });
  expect(the(arrivals, 'media', '6').file).toBe('2008/06/cup.png');
  expect(the(arrivals, 'media', '7').file).toBeUndefined();
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'media' }]);
  expect(redirectsOf(arrivals)['/?attachment_id=5']).toEqual({ kind: 'media', key: '5' });
  const under = upload(5, url).replace('</item>', '<wp:post_parent>9</wp:post_parent></item>');
  expect(redirectsOf(await told(under))['/pot-5/']).toEqual({ kind: 'media', key: '5', within: '9' });
});

test('a picture that a text shows comes along even when the file tells of no upload', async () => {
  const shown = (...addresses: string[]) =>
    addresses.map((address) => `<img src="${address}" alt="Seen">`).join('');
  const arrivals = await told(
    [
      upload(5, 'https://tea.example/wp-content/uploads/pot.jpg'),
      item({
        id: 1,
        content: shown(
          'http://www.tea.example/wp-content/uploads/pot-300x200.jpg',
          '/wp-content/uploads/2010/cup.jpg',
          'https://tea.example/wp-content/uploads/2010/cup-300x200.jpg',
          'https://photos.example/x.jpg',
          'data:image/gif;base64,R0lGOD',
        ),
      }),
    ].join(''),
  );
  expect(only(arrivals, 'media').map(({ urls, file, alt }) => [urls[0], file, alt])).toEqual([
    ['https://tea.example/wp-content/uploads/pot.jpg', 'pot.jpg', ''],
    ['https://tea.example/wp-content/uploads/2010/cup.jpg', '2010/cup.jpg', 'Seen'],
    ['https://photos.example/x.jpg', undefined, 'Seen'],
  ]);
});

test('a copy of a picture is known by its original', () => {
  const original = 'tea.example/uploads/pot.jpg';
  for (const copy of ['pot.jpg', 'pot-300x200.jpg', 'pot-scaled.jpg', 'pot.jpg?w=300'])
    expect(originalOf(`https://www.tea.example/uploads/${copy}`)).toBe(original);
  expect(originalOf('https://i0.wp.com/tea.example/uploads/pot-1x1.jpg?ssl=1')).toBe(original);
  expect(variantsOf('http://tea.example/uploads/pot-300x200.jpg')).toEqual([
    'tea.example/uploads/pot-300x200.jpg',
    original,
    'tea.example/uploads/pot-scaled.jpg',
  ]);
});

test('every old address of an essay is kept, in each structure where it is no guess', async () => {
  const arrivals = await told(
    [
      item({ id: 1, slug: 'tea', meta: { _wp_old_slug: 'brew' } }),
      item({ id: 5, slug: 'cup', meta: { _wp_old_slug: '' } }),
      item({ id: 2, slug: 'same' }),
      item({ id: 3, slug: 'same' }),
      item({ id: 4, status: 'draft' }),
    ].join(''),
  );
  expect(the(arrivals, 'essay', '1').paths).toEqual([
    '/2009/05/tea/',
    '/?p=1',
    '/2009/05/brew/',
    '/tea/',
    '/2009/05/15/tea/',
    '/archives/1',
  ]);
  expect(the(arrivals, 'essay', '2').paths).toEqual(['/2009/05/same/', '/?p=2']);
  expect(the(arrivals, 'essay', '4').paths).toEqual(['/?p=4']);
  expect(the(arrivals, 'essay', '5').paths).not.toContain('/2009/05/');
});

test('lists, archives and feeds lead to their like here, below the folder that the site stood in', async () => {
  const site = 'https://tea.example/blog';
  const author =
    '<wp:author><wp:author_id>4</wp:author_id><wp:author_login>Ada L</wp:author_login></wp:author>';
  const inside = [
    author,
    category('drinks', 'Drinks', '', '3'),
    category('tea', 'Tea', 'drinks', '4'),
    item({ id: 1, link: `${site}/2009/05/tea/`, creator: 'Ada L' }),
  ];
  const redirects = redirectsOf(await told(inside.join(''), { site }));
  expect(redirects).toMatchObject({
    '/blog/': '/',
    '/blog/feed/': '/feed.xml',
    '/blog/?feed=atom': '/atom.xml',
    '/blog/2009/05/': '/essays/?year=2009',
    '/blog/2009/': '/essays/?year=2009',
    '/blog/?m=200905': '/essays/?year=2009',
    '/blog/category/drinks/tea/': { kind: 'topic', key: 'category/tea' },
    '/blog/category/tea/feed/': { kind: 'topic', key: 'category/tea', feed: true },
    '/blog/?cat=4': { kind: 'topic', key: 'category/tea' },
    '/blog/author/ada-l/': { kind: 'author', key: 'Ada L' },
    '/blog/?author=4': { kind: 'author', key: 'Ada L' },
    '/blog/2009/05/tea/feed/': { kind: 'essay', key: '1', feed: true },
  });
});
