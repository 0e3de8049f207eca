import { beforeEach, describe, expect, test } from 'vitest';
import { menus, resources, sections } from '#db/schema/index.ts';
import { searchSite } from '#src/features/search/queries/site.ts';
import { forget } from '#src/server/memory.ts';
import { ada, givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const database = useDatabase();
beforeEach(() => forget());

const search = (question: string, page?: number) => searchSite(database.db, question, { page });
const slugsFor = async (question: string) => (await search(question)).essays.map((essay) => essay.slug);

describe('what a reader finds', () => {
  test('a word in the title counts for more than one in the text', async () => {
    await givenEssay(database.db, {
      slug: 'mentions',
      title: 'Other things',
      text: 'One line about kettles.',
    });
    await givenEssay(database.db, { slug: 'about', title: 'On kettles', text: 'A text.' });
    expect(await slugsFor('kettle')).toEqual(['about', 'mentions']);
  });

  test('the excerpt marks the word and shows markup as text', async () => {
    await givenEssay(database.db, { slug: 'one', text: 'Patience < haste & kettles always boiling.' });
    const { essays } = await search('kettles');
    expect(essays[0]?.excerpt).toBe('Patience &lt; haste &amp; <mark>kettles</mark> always boiling');
  });

  test('an essay is searched in its own language', async () => {
    await givenEssay(database.db, { slug: 'english', text: 'The houses on the hill.' });
    await givenEssay(database.db, { slug: 'german', lang: 'de', text: 'Die Häuser am Hang.' });
    expect(await slugsFor('house')).toEqual(['english']);
    expect(await slugsFor('Häusern')).toEqual(['german']);
  });

  test('a work is shown once, by the edition that matches best', async () => {
    await givenEssay(database.db, {
      slug: 'original',
      title: 'The door',
      text: 'A kettle, among many other words here.',
    });
    await givenEssay(database.db, {
      slug: 'shorter',
      title: 'The kettle',
      text: 'A kettle.',
      editionOf: 'original',
    });
    const { essays, total } = await search('kettle');
    expect(total).toBe(1);
    expect(essays).toMatchObject([{ slug: 'shorter', editionLabel: 'Edition shorter' }]);
  });

  test('quotation marks keep words together and a minus leaves them out', async () => {
    await givenEssay(database.db, { slug: 'together', text: 'We had green tea and advice.' });
    await givenEssay(database.db, { slug: 'apart', text: 'Advice on tea from a green chair.' });
    expect(await slugsFor('"green tea" advice')).toEqual(['together']);
    expect((await slugsFor('tea advice')).toSorted()).toEqual(['apart', 'together']);
    expect(await slugsFor('advice -"green tea"')).toEqual(['apart']);
  });

  test('a voice chosen for a byline stays out of search', async () => {
    await givenEssay(database.db, {
      slug: 'one',
      text: 'A kettle.',
      by: [{ ...ada, voice: 'lived-experience' }],
    });
    expect((await search('kettle')).essays[0]?.bylines).toEqual([{ ...ada, voice: null }]);
    expect(await slugsFor('lived-experience')).toEqual([]);
  });

  test('results come in numbered pages, and a page past the end is the last', async () => {
    for (let number = 1; number <= 12; number++)
      await givenEssay(database.db, { slug: `essay-${number}`, text: 'A kettle.' });
    const [first, second, past] = await Promise.all([
      search('kettle'),
      search('kettle', 2),
      search('kettle', 99),
    ]);
    expect(first).toMatchObject({ total: 12, page: 1, pages: 2 });
    expect(first.essays).toHaveLength(10);
    expect(second.essays).toHaveLength(2);
    expect(past).toMatchObject({ page: 2, essays: second.essays });
  });

  test('a typing slip in a title still finds it', async () => {
    await givenEssay(database.db, { slug: 'the-two-lanyards', title: 'The Two Lanyards' });
    await givenEssay(database.db, { slug: 'elsewhere', title: 'Morning Report' });
    const { essays, alike } = await search('lanyrads');
    expect(essays).toEqual([]);
    expect(alike).toEqual([{ slug: 'the-two-lanyards', title: 'The Two Lanyards', lang: 'en' }]);
  });

  test('a title that was found is not also one that looks like it', async () => {
    await givenEssay(database.db, { slug: 'the-two-lanyards', title: 'The Two Lanyards' });
    expect(await search('lanyards')).toMatchObject({ essays: [{ slug: 'the-two-lanyards' }], alike: [] });
  });
});

describe('what stays hidden', () => {
  test.each(['draft', 'scheduled', 'unpublished'] as const)(
    'a %s essay is found by nobody',
    async (status) => {
      await givenEssay(database.db, { slug: 'hidden', title: 'Kettle', text: 'A kettle.', status });
      await givenEssay(database.db, { slug: 'shown', title: 'Something else' });
      expect(await search('kettle')).toMatchObject({ total: 0, essays: [], alike: [] });
      expect(await search('ketle')).toMatchObject({ alike: [] });
    },
  );

  test('a resource that leads to a draft is found by nobody', async () => {
    const draft = await givenEssay(database.db, { slug: 'hidden', title: 'Hidden', status: 'draft' });
    await givenResource({ essayId: draft.id, annotation: 'About kettles.' });
    expect((await search('kettle')).resources).toEqual([]);
  });
});

describe('resources', () => {
  test('a resource is found by its annotation and names its menu', async () => {
    await givenResource({
      url: 'https://example.org/',
      title: 'A line to call',
      annotation: 'With *patience*.',
    });
    expect((await search('patience')).resources).toEqual([
      {
        title: 'A line to call',
        url: 'https://example.org/',
        outside: true,
        annotation: 'With *patience*.',
        menu: { slug: 'help', title: 'Help' },
      },
    ]);
  });

  test('a resource of this site goes by the title of what it leads to', async () => {
    const essay = await givenEssay(database.db, { slug: 'tea', title: 'Tea first' });
    await givenResource({ essayId: essay.id, annotation: 'Read it slowly.' });
    expect((await search('slowly')).resources).toMatchObject([
      { title: 'Tea first', url: '/essays/tea/', outside: false },
    ]);
  });
});

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['a stop word', 'the'],
  ['a word to leave out and no other', '-care'],
  ['an unbalanced quotation mark', '"unbalanced'],
  ['SQL', "'); drop table essays --"],
  ['signs', '!!! & | <-> :*'],
  ['a NUL byte', 'a\0b'],
  ['ten kilobytes of letters', 'e'.repeat(10_000)],
  ['ten kilobytes of quotation marks', '"'.repeat(10_000)],
  ['ten kilobytes of hearts', '💔'.repeat(5000)],
])('a question of %s has an answer', async (_name, question) => {
  await givenEssay(database.db, { slug: 'one', text: 'Care is the word.' });
  const results = await search(question);
  expect(results.page).toBe(1);
  expect(results.query.length).toBeLessThanOrEqual(400);
});

async function givenResource(values: { url?: string; essayId?: string; title?: string; annotation: string }) {
  const [menu] = await database.db
    .insert(menus)
    .values({ slug: 'help', source: 'file', title: 'Help', hash: 'h', updatedAt: NOW })
    .returning();
  const [section] = await database.db
    .insert(sections)
    .values({ menuId: menu?.id ?? '', position: 0, title: 'All' })
    .returning();
  await database.db
    .insert(resources)
    .values({ sectionId: section?.id ?? '', position: 0, searchConfig: 'english', ...values });
}
