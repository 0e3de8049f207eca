import { expect, test } from 'vitest';
import { only, redirectsOf, the } from '../reading.ts';
import { item, told } from './export.ts';

const author = (login: string, name: string) =>
  `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name><![CDATA[${name}]]></wp:author_display_name></wp:author>`;
const term = (domain: string, nicename: string, name = nicename) =>
  `<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;

test('an essay of several authors is signed by all of them, guests with what is said of them', async () => {
  const signed =
    term('author', 'cap-ada-l', 'Ada L') + term('author', 'cap-mina') + term('author', 'zoe', 'Zoe');
  const guest = item({
    id: 9,
    type: 'guest-author',
    slug: 'cap-mina',
    content: '',
    meta: { 'cap-user_login': 'mina', 'cap-display_name': 'Mina of Leith', 'cap-description': 'Keeps bees.' },
  });
  const linked = item({
    id: 8,
    type: 'guest-author',
    slug: 'cap-ada',
    meta: { 'cap-linked_account': 'Ada L' },
  });
  const arrivals = await told(author('Ada L', 'Ada Lane') + item({ id: 1, more: signed }) + guest + linked);
  expect(the(arrivals, 'essay', '1').authorKeys).toEqual(['Ada L', 'mina', 'zoe']);
  expect(only(arrivals, 'author').map(({ key, name, biography }) => [key, name, biography])).toEqual([
    ['Ada L', 'Ada Lane', ''],
    ['zoe', 'Zoe', ''],
    ['mina', 'Mina of Leith', 'Keeps bees.'],
  ]);
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'authors' }]);
  expect(only(arrivals, 'topic')).toEqual([]);
  expect(redirectsOf(arrivals)).toMatchObject({
    '/author/ada-l/': { key: 'Ada L' },
    '/author/mina/': { key: 'mina' },
  });
});

test('translations are editions of what appeared first', async () => {
  const translated = (id: number, date: string, language: string) =>
    item({ id, date, more: term('post_translations', 'pll_1') + term('language', language) });
  const arrivals = await told(
    translated(1, '2011-01-02 00:00:00', 'de') + translated(2, '2010-01-02 00:00:00', 'en') + item({ id: 3 }),
  );
  expect(only(arrivals, 'essay').map(({ key, lang, edition }) => [key, lang, edition])).toEqual([
    ['1', 'de', { originalKey: '2', label: 'Deutsch' }],
    ['2', 'en', undefined],
    ['3', undefined, undefined],
  ]);
});

test('essays keep their place in a series', async () => {
  const part = item({ id: 1, more: term('series', 'tea', 'On tea'), meta: { _series_part_4: '2' } });
  const record =
    '<wp:term><wp:term_taxonomy>series</wp:term_taxonomy><wp:term_slug>tea</wp:term_slug><wp:term_name>On tea</wp:term_name></wp:term>';
  const arrivals = await told(record + part + item({ id: 2, more: term('series', 'tea', 'On tea') }));
  expect(only(arrivals, 'essay').map(({ series, topicKeys }) => [series, topicKeys])).toEqual([
    [{ name: 'On tea', part: 2 }, []],
    [{ name: 'On tea' }, []],
  ]);
  expect(only(arrivals, 'remainder')).toMatchObject([{ of: 'topics', title: 'On tea' }]);
});
