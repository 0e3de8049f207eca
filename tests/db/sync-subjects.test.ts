import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { authors, series, topics } from '#db/schema/index.ts';
import { syncPublication } from '#db/sync/index.ts';
import { editAuthor } from '#src/features/authors/commands.ts';
import { type ContentFile, readPublication } from '#src/features/content/rules/publication.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { findMenu } from '#src/features/menus/queries/menus.ts';
import { editSeries, movePart, removeSeries } from '#src/features/subjects/commands/series.ts';
import { editTopic, mergeTopic, removeTopic } from '#src/features/subjects/commands/topics.ts';
import { findSeries, findTopic } from '#src/features/subjects/queries.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();

const base: ContentFile[] = [
  { path: 'authors.yaml', text: '- { handle: ada, name: Ada Okafor }\n' },
  {
    path: 'topics.yaml',
    text: '- { slug: care, name: Care }\n- { slug: rest, name: Rest, parent: care }\n- { slug: tea, name: Tea }\n',
  },
  { path: 'series.yaml', text: '- { slug: nights, title: Nights }\n' },
  {
    path: 'menus/help.yaml',
    text: 'title: Help\nsections: [{ title: Here, resources: [{ topic: care }, { series: nights }] }]\n',
  },
];
const essay = (slug: string, part: number, body = 'Words.'): ContentFile => ({
  path: `essays/${slug}.mdx`,
  text: `---\ntitle: ${slug}\npublished: 2026-07-01\nauthors: [ada]\ntopics: [care, tea]\nseries: nights\npart: ${part}\n---\n\n${body}\n`,
});

let minute = 0;
function start(...files: ContentFile[]) {
  const { publication, problems } = readPublication([
    ...base.filter(({ path }) => !files.some((file) => file.path === path)),
    ...files,
  ]);
  expect(problems).toEqual([]);
  const builtAt = new Date(NOW.getTime() + 60_000 * ++minute).toISOString();
  return syncPublication(place.connection, { builtAt, publication }, { now: NOW, allowUnpublishing: true });
}
const topicId = async (slug: string) =>
  (await place.db.select().from(topics).where(eq(topics.slug, slug)))[0]?.id ?? '';
const seriesId = async (slug: string) =>
  (await place.db.select().from(series).where(eq(series.slug, slug)))[0]?.id ?? '';
const workOf = async (slug: string) => (await findPublishedEssay(place.db, slug))?.workId ?? '';
const topicsOf = async (slug: string) =>
  (await findPublishedEssay(place.db, slug))?.topics.map((topic) => topic.slug);

describe('a site whose topic was renamed in the browser starts', () => {
  test('with one topic, which essays of changed files still belong to', async () => {
    await start(essay('one', 1));
    await editTopic(place.db, await topicId('care'), { name: 'Caring', slug: 'caring', description: '' });
    await start(essay('one', 1, 'Other words.'), essay('two', 2));
    expect(await topicsOf('one')).toEqual(['caring', 'tea']);
    expect(await topicsOf('two')).toEqual(['caring', 'tea']);
    expect(await findTopic(place.db, 'care')).toBeUndefined();
    expect((await findTopic(place.db, 'rest'))?.parent?.slug).toBe('caring');
  });

  test('with its new words, whatever the file says', async () => {
    await start();
    await editTopic(place.db, await topicId('care'), { name: 'Care', description: 'Said here.' });
    await start();
    expect((await findTopic(place.db, 'care'))?.description).toBe('Said here.');
  });

  test('with its menus leading to the new address', async () => {
    await start(essay('one', 1));
    await editTopic(place.db, await topicId('care'), { name: 'Caring', slug: 'caring', description: '' });
    await start(essay('one', 1), {
      path: 'menus/help.yaml',
      text: `${base[3]?.text}description: Changed.\n`,
    });
    const [section] = (await findMenu(place.db, 'help'))?.sections ?? [];
    expect(section?.resources.map(({ url }) => url)).toEqual(['/topics/caring/', '/series/nights/']);
  });
});

test('a topic that was merged stays merged, and essays name the other once', async () => {
  await start(essay('one', 1));
  await mergeTopic(place.db, await topicId('care'), await topicId('tea'));
  await start(essay('one', 1, 'Other words.'));
  expect(await topicsOf('one')).toEqual(['tea']);
  expect(await findTopic(place.db, 'care')).toBeUndefined();
  expect((await findTopic(place.db, 'rest'))?.parent?.slug).toBe('tea');
});

test('a topic that was removed stays away', async () => {
  await start();
  await removeTopic(place.db, await topicId('rest'));
  await start();
  expect(await findTopic(place.db, 'rest')).toBeUndefined();
});

test('a file cannot put a topic under one that was put under it in the browser', async () => {
  await start();
  await editTopic(place.db, await topicId('tea'), { name: 'Tea', description: '', parent: 'rest' });
  const looped = `${base[1]?.text}`.replace('name: Care', 'name: Care, parent: tea');
  await start({ path: 'topics.yaml', text: looped });
  expect((await findTopic(place.db, 'care'))?.parent).toBeNull();
});

describe('a series that was put in order in the browser', () => {
  const parts = async () => (await findSeries(place.db, 'nights'))?.parts;

  test('keeps its order when its files change, and takes new ones in at the end', async () => {
    await start(essay('one', 1), essay('two', 2), essay('three', 3));
    await movePart(place.db, await seriesId('nights'), await workOf('two'), 'up');
    expect(await parts()).toEqual(['two', 'one', 'three']);
    await start(essay('one', 9, 'Other words.'), essay('two', 2), essay('three', 3), essay('four', 1));
    expect(await parts()).toEqual(['two', 'one', 'three', 'four']);
  });

  test('is followed to its new address', async () => {
    await start(essay('one', 1));
    const said = { title: 'Small hours', slug: 'small-hours', description: '' };
    await editSeries(place.db, await seriesId('nights'), said);
    await start(essay('one', 1, 'Other words.'), essay('two', 2));
    expect((await findSeries(place.db, 'small-hours'))?.parts).toEqual(['one', 'two']);
  });

  test('stays away once it was removed, and its essays stand alone', async () => {
    await start({ path: 'menus/help.yaml', text: 'title: Help\nsections: []\n' }, essay('one', 1));
    await removeSeries(place.db, await seriesId('nights'));
    await start({ path: 'menus/help.yaml', text: 'title: Help\nsections: []\n' }, essay('one', 1, 'More.'));
    expect(await findSeries(place.db, 'nights')).toBeUndefined();
    expect((await findPublishedEssay(place.db, 'one'))?.series).toBeNull();
  });
});

test('an author with a new address signs what files say by the old one', async () => {
  await start(essay('one', 1));
  const [ada] = await place.db.select().from(authors);
  await editAuthor(place.db, ada?.id ?? '', { name: 'Ada O.', slug: 'ada-o', biography: '' });
  await start(essay('one', 1, 'Other words.'));
  expect((await findPublishedEssay(place.db, 'one'))?.bylines).toMatchObject([
    { handle: 'ada-o', name: 'Ada O.' },
  ]);
  expect(await place.db.$count(authors)).toBe(1);
});
