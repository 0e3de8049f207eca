import { expect, test } from 'vitest';
import { only, the } from '../reading.ts';
import { comment, item, told } from './export.ts';

test('an essay keeps its title, text, standfirst, dates, author and address', async () => {
  const arrivals = await told(
    item({
      id: 12,
      title: 'Tea &amp; <![CDATA[<em>toast</em> &#8211; again]]>',
      content: '  A poem\n  keeps its space.',
      excerpt: 'What a <b>kettle</b> is for.',
      slug: 'tea-%c3%a9t%c3%a9',
      more: '<wp:post_modified_gmt>2010-01-02 03:04:05</wp:post_modified_gmt><wp:comment_status>closed</wp:comment_status>',
      meta: { _thumbnail_id: '7', _yoast_wpseo_canonical: 'https://first.example/tea/' },
    }),
  );
  expect(the(arrivals, 'essay', '12')).toMatchObject({
    title: 'Tea & toast – again',
    slug: 'tea-été',
    body: { format: 'wordpress', text: '  A poem\n  keeps its space.' },
    standfirst: 'What a kettle is for.',
    published: new Date('2009-05-15T08:30:00Z'),
    updated: new Date('2010-01-02T03:04:05Z'),
    status: 'published',
    authorKeys: ['ada'],
    comments: 'closed',
    mediaKey: '7',
    canonical: 'https://first.example/tea/',
    remarks: [],
  });
});

test('what readers could not freely read arrives as a draft, and says why', async () => {
  const arrivals = await told(
    [
      item({ id: 1, more: '<wp:post_password>enter</wp:post_password>' }),
      item({ id: 2, status: 'private' }),
      item({ id: 3, status: 'pending' }),
      item({ id: 4, status: 'draft', date: '0000-00-00 00:00:00' }),
      item({ id: 5, status: 'future', date: '2031-01-01 00:00:00' }),
      item({ id: 6, type: 'portfolio' }),
      item({ id: 7, status: 'in-review' }),
    ].join(''),
  );
  const essays = only(arrivals, 'essay');
  expect(essays.map((essay) => essay.status)).toEqual([
    'draft',
    'draft',
    'draft',
    'draft',
    'scheduled',
    'draft',
    'draft',
  ]);
  expect(essays.map((essay) => essay.remarks[0])).toEqual([
    expect.stringContaining('password'),
    expect.stringContaining('Only its writers'),
    expect.stringContaining('approval'),
    undefined,
    undefined,
    expect.stringContaining('“portfolio”'),
    expect.stringContaining('“in-review”'),
  ]);
  expect(essays[3]?.published).toBeUndefined();
});

test('what belongs to the machinery of that site is left, each with its reason', async () => {
  const types = ['revision', 'wp_global_styles', 'custom_css', 'oembed_cache', 'user_request', 'reply'];
  const items = types.map((type, at) => item({ id: at + 1, type }));
  const arrivals = await told(
    [
      ...items,
      item({ id: 20, status: 'trash' }),
      item({ id: 21, status: 'auto-draft', title: '', content: '' }),
    ].join(''),
  );
  const rest = only(arrivals, 'remainder');
  expect(rest).toHaveLength(8);
  expect(rest.every(({ of, why, line }) => of === 'essays' && why !== '' && line !== undefined)).toBe(true);
  expect(only(arrivals, 'essay')).toEqual([]);
});

test('a page stands under its parent, unless that would lead in a circle', async () => {
  const under = (parent: number) => `<wp:post_parent>${parent}</wp:post_parent>`;
  const arrivals = await told(
    [
      item({ id: 2, type: 'page', link: 'https://tea.example/about/', slug: 'about' }),
      item({ id: 3, type: 'page', link: 'https://tea.example/about/us/', slug: 'us', more: under(2) }),
      item({ id: 4, type: 'page', more: under(5) }),
      item({ id: 5, type: 'page', more: under(4) }),
      item({ id: 6, type: 'page', more: under(99) }),
    ].join(''),
  );
  expect(only(arrivals, 'page').map((page) => page.parentKey)).toEqual([
    undefined,
    '2',
    undefined,
    undefined,
    undefined,
  ]);
  expect(the(arrivals, 'page', '3').paths).toEqual(['/about/us/', '/?page_id=3', '/?p=3']);
});

test('a reusable block stands in every text that showed it, and one that shows itself ends', async () => {
  const shows = (number: number) => `<!-- wp:block {"ref":${number}} /-->`;
  const arrivals = await told(
    [
      item({ id: 8, type: 'wp_block', content: '<p>Shared words.</p>' }),
      item({ id: 9, type: 'wp_block', content: `again ${shows(9)}` }),
      item({ id: 10, content: `Before ${shows(8)} after ${shows(404)}` }),
      item({ id: 11, content: shows(9) }),
    ].join(''),
  );
  expect(the(arrivals, 'essay', '10').body.text).toBe('Before <p>Shared words.</p> after ');
  expect(the(arrivals, 'essay', '10').remarks).toEqual([expect.stringContaining('404')]);
  expect(the(arrivals, 'essay', '11').body.text).toMatch(/^(again ){1,5}$/);
});

test('a number that two different items bear keeps both, and the same item twice is told once', async () => {
  const twice = item({ id: 1, title: 'Same' });
  const arrivals = await told([twice, twice, item({ id: 1, title: 'Other', slug: 'other' })].join(''));
  expect(only(arrivals, 'essay').map(({ key, title }) => [key, title])).toEqual([
    ['1', 'Same'],
    ['1~2', 'Other'],
  ]);
  expect(only(arrivals, 'remainder')).toHaveLength(1);
});

test('comments keep their threads, names, days and states; pings stand apart', async () => {
  const arrivals = await told(
    [
      item({
        id: 1,
        more: [
          comment(1, {
            content: 'One.\n\nTwo\nlines.',
            date_gmt: '2009-06-01 10:00:00',
            author_email: 'ben@mail.example',
          }),
          comment(2, { parent: 1, approved: 0, author: 'Ada &amp; Ben' }),
          comment(3, { parent: 4, approved: 'spam' }),
          comment(4, { parent: 3, approved: 'post-trashed' }),
          comment(5, { type: 'pingback', author_url: 'https://other.example/', content: '[...] <b>Yes</b>' }),
          comment(6, { type: 'order_note' }),
        ].join(''),
      }),
      item({ id: 2, type: 'revision', more: comment(7, {}) }),
    ].join(''),
  );
  const comments = only(arrivals, 'comment');
  expect(comments[0]).toMatchObject({
    documentKey: '1',
    name: 'Ben',
    email: 'ben@mail.example',
    body: '<p>One.</p>\n<p>Two<br>\nlines.</p>',
    writtenAt: new Date('2009-06-01T10:00:00Z'),
  });
  expect(comments.map(({ key, parentKey, status, name }) => [key, parentKey, status, name])).toEqual([
    ['1', undefined, 'approved', 'Ben'],
    ['2', '1', 'held', 'Ada & Ben'],
    ['3', undefined, 'spam', 'Ben'],
    ['4', undefined, 'deleted', 'Ben'],
  ]);
  expect(only(arrivals, 'ping')).toMatchObject([
    { key: '5', type: 'pingback', url: 'https://other.example/', excerpt: '[...] Yes' },
  ]);
  expect(only(arrivals, 'remainder').map(({ of, key }) => [of, key])).toEqual([
    ['comments', 'comment 6'],
    ['essays', 'item 2'],
    ['comments', 'comment 7'],
  ]);
});

test('a page that readers had answered comes as an essay, so that their words have a place', async () => {
  const arrivals = await told(
    item({ id: 1, type: 'page', more: comment(1, {}) }) +
      item({ id: 2, type: 'page', more: comment(2, { approved: 'spam' }) }),
  );
  expect(only(arrivals, 'essay')).toMatchObject([{ key: '1', remarks: [expect.stringContaining('a page')] }]);
  expect(only(arrivals, 'page')).toMatchObject([{ key: '2' }]);
});

test('a gallery without a list shows the pictures that were uploaded to its essay, in their order', async () => {
  const upload = (id: number, parent: number, order: number, name = `${id}.jpg`) =>
    item({
      id,
      type: 'attachment',
      more: `<wp:post_parent>${parent}</wp:post_parent><wp:menu_order>${order}</wp:menu_order><wp:attachment_url>https://tea.example/${name}</wp:attachment_url>`,
    });
  const content =
    '[gallery columns="3"] [gallery exclude="4, 9"] [gallery id="2" order="DESC"] [gallery ids="1"]';
  const uploads = [
    upload(3, 1, 2),
    upload(4, 1, 1),
    upload(5, 2, 0),
    upload(6, 2, 0),
    upload(7, 1, 0, 'a.pdf'),
  ];
  const arrivals = await told(
    [item({ id: 1, content }), item({ id: 2, content: '[gallery id="8"]' }), ...uploads].join(''),
  );
  expect(the(arrivals, 'essay', '1').body.text).toBe(
    '[gallery ids="4,3"] [gallery ids="3"] [gallery ids="6,5"] [gallery ids="1"]',
  );
  expect(the(arrivals, 'essay', '2').body.text).toBe('[gallery id="8"]');
});
