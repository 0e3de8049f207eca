import path from 'node:path';
import { expect, test } from 'vitest';
import { openGhost } from '#src/features/imports/sources/ghost/open.ts';
import { arrivalsOf, givenFile, givenFolder, only, redirectsOf, the } from '../reading.ts';
import { lexical, open, post, told } from './export.ts';

test('an essay keeps its words, people, topics in order, picture and address', async () => {
  const arrivals = await told({
    posts: [
      post('1', {
        title: 'Tea & <toast>',
        custom_excerpt: 'What a kettle is for.',
        canonical_url: 'https://first.example/tea/',
        feature_image: '__GHOST_URL__/content/images/2020/01/pot.jpg',
        html: '<img src="__GHOST_URL__/content/images/size/w600/2020/01/pot.jpg"><img src="https://photos.example/x.jpg" alt="X">',
        updated_at: '2020-01-01T00:00:00.000Z',
        featured: 1,
      }),
    ],
    posts_meta: [{ post_id: '1', feature_image_alt: 'A pot', feature_image_caption: '<i>Mine</i>' }],
    users: [
      { id: 'u1', name: 'Ada', slug: 'ada', email: 'ada@tea.example', bio: 'Writes.' },
      { id: 'u2', name: 'Ben', slug: 'ben' },
    ],
    posts_authors: [
      { post_id: '1', author_id: 'u1', sort_order: 1 },
      { post_id: '1', author_id: 'u2', sort_order: 0 },
    ],
    tags: [
      { id: 't1', name: 'Tea', slug: 'tea', visibility: 'public' },
      { id: 't2', name: '#mark', slug: 'hash-mark', visibility: 'internal' },
      { id: 't3', name: 'Green', slug: 'green', parent_id: 't1' },
    ],
    posts_tags: [
      { post_id: '1', tag_id: 't3', sort_order: 1 },
      { post_id: '1', tag_id: 't2', sort_order: 2 },
      { post_id: '1', tag_id: 't1', sort_order: 0 },
    ],
  });
  expect(the(arrivals, 'essay', '1')).toMatchObject({
    title: 'Tea & <toast>',
    standfirst: 'What a kettle is for.',
    canonical: 'https://first.example/tea/',
    authorKeys: ['u2', 'u1'],
    topicKeys: ['t1', 't3'],
    published: new Date('2019-05-04T08:00:00Z'),
    updated: new Date('2020-01-01T00:00:00Z'),
    paths: ['/post-1/', '/p/uuid-1/'],
    mediaKey: '/content/images/2020/01/pot.jpg',
    remarks: [expect.stringContaining('stood first')],
  });
  expect(only(arrivals, 'media')).toMatchObject([
    { file: 'content/images/2020/01/pot.jpg', alt: 'A pot', caption: 'Mine', name: 'pot.jpg' },
    { urls: ['https://photos.example/x.jpg'], alt: 'X', file: undefined },
  ]);
  expect(the(arrivals, 'author', 'u1')).toMatchObject({ handle: 'ada', biography: 'Writes.' });
  expect(the(arrivals, 'topic', 't3').parentKey).toBe('t1');
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'topics' }]);
});

test('what not everyone could read arrives as a draft, and members are not signed up', async () => {
  const arrivals = await told({
    posts: [
      post('1', { visibility: 'paid' }),
      post('2', { visibility: 'members' }),
      post('3', { status: 'draft' }),
      post('4', { status: 'sent' }),
      post('5', { status: 'scheduled', published_at: '2031-01-01T00:00:00.000Z' }),
      post('6', { type: undefined, page: 1 }),
    ],
    members: [{ id: 'm1', name: 'Cy', email: 'cy@mail.example' }, { id: 'm2' }],
    comments: [
      {
        id: 'c1',
        post_id: '5',
        member_id: 'm1',
        html: '<p>Yes.</p>',
        status: 'published',
        created_at: '2020-01-01T00:00:00.000Z',
      },
      { id: 'c2', post_id: '5', parent_id: 'c1', html: '<p>So?</p>', status: 'hidden' },
      { id: 'c3', post_id: '99', html: '' },
    ],
  });
  expect(only(arrivals, 'essay').map(({ status }) => status)).toEqual([
    'draft',
    'draft',
    'draft',
    'draft',
    'scheduled',
  ]);
  expect(only(arrivals, 'essay').map(({ remarks }) => remarks.length)).toEqual([1, 1, 0, 1, 0]);
  expect(only(arrivals, 'page').map(({ key }) => key)).toEqual(['6']);
  expect(only(arrivals, 'comment').map(({ name, parentKey, status }) => [name, parentKey, status])).toEqual([
    ['Cy', undefined, 'approved'],
    ['Someone', 'c1', 'held'],
  ]);
  const rest = only(arrivals, 'remainder');
  expect(rest.map(({ of }) => of)).toEqual(['comments', 'authors', 'authors']);
  expect(JSON.stringify(rest)).not.toContain('mail.example');
});

test('navigation is kept as menus, and former addresses lead on', async () => {
  const navigation = JSON.stringify([
    { label: 'About', url: '__GHOST_URL__/about/' },
    { label: 'Tea', url: '/tag/tea' },
    { label: 'Away', url: 'https://away.example/' },
    { label: 'Run', url: 'javascript:alert(1)' },
  ]);
  const arrivals = await told(
    {
      posts: [post('1'), post('2', { type: 'page', slug: 'about' })],
      tags: [{ id: 't1', name: 'Tea', slug: 'tea' }],
      settings: [
        { key: 'navigation', value: navigation },
        { key: 'permalinks', value: '/:year/:month/:slug/' },
      ],
    },
    {
      'redirects.json': JSON.stringify([
        { from: '^/old/?$', to: '/post-1/', permanent: true },
        { from: '/shop/(.*)', to: '/x/' },
        { from: '/away', to: 'https://away.example/' },
      ]),
      'redirects.yaml': '301:\n  /older/: /post-1/\n302:\n',
    },
  );
  expect(only(arrivals, 'menu').map(({ key }) => key)).toEqual(['navigation']);
  expect(only(arrivals, 'resource').map(({ target }) => target)).toEqual([
    { kind: 'page', key: '2' },
    { kind: 'topic', key: 't1' },
    { kind: 'outside', url: 'https://away.example/' },
    { kind: 'nowhere' },
  ]);
  expect(the(arrivals, 'essay', '1').paths).toContain('/2019/05/post-1/');
  expect(redirectsOf(arrivals)).toMatchObject({
    '/old/': '/post-1/',
    '/older/': '/post-1/',
    '/rss/': '/feed.xml',
    '/tag/tea/rss/': { kind: 'topic', key: 't1', feed: true },
  });
  expect(only(arrivals, 'remainder').map(({ of }) => of)).toEqual(['redirects', 'redirects']);
});

test('old exports without a wrapper are read, and say the same each time', async () => {
  const text = JSON.stringify({
    meta: {},
    data: { posts: [post('1', { id: 1, lexical: lexical(), published_at: 1388318310783 })] },
  });
  const source = await openGhost(await givenFile(text, 'old.json'));
  const arrivals = await arrivalsOf(source);
  expect(the(arrivals, 'essay', '1').published?.getUTCFullYear()).toBe(2013);
  expect(await arrivalsOf(source)).toEqual(arrivals);
  const absolute = await open({
    posts: [post('1', { feature_image: 'https://tea.example/blog/content/images/a.jpg' })],
  });
  expect(absolute.address).toBe('https://tea.example/blog');
});

test('what is broken, or no export of Ghost, is refused with the line or the place', async () => {
  const refusal = async (text: string) => openGhost(await givenFile(text, 'ghost.json'));
  await expect(refusal('{\n"db": [\n{"data": nothing}]}')).rejects.toThrow(/^Line 3: .*JSON/);
  await expect(refusal('{"db": [{"data": {"posts": [')).rejects.toThrow(/^Line 1: /);
  await expect(refusal('[1, 2]')).rejects.toThrow(/not an export of Ghost/);
  await expect(refusal('{"db":[{"data":{"posts":[{"title":"No number"}]}}]}')).rejects.toThrow(
    /data\.posts\.0\.id/,
  );
  const folder = await givenFolder({ 'ghost.json': '{"data":{"posts":[]}}', 'redirects.json': '{' });
  await expect(openGhost(path.join(folder, 'ghost.json')).then(arrivalsOf)).rejects.toThrow(
    /^redirects\.json: /,
  );
  await expect(openGhost('/nowhere/ghost.json')).rejects.toThrow('There is no file ghost.json.');
});
