import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { curatedEdges, essays, revisions, series, topics } from '#db/schema/index.ts';
import { findRedirect } from '#src/features/addresses/queries.ts';
import { publishDueEssays } from '#src/features/essays/commands/works.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { publishDraft } from '#src/features/studio/commands/publish.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
beforeEach(async () => {
  await givenSite(place.db, { voices: [{ slug: 'practitioner', label: 'Practitioner' }] });
  mara = await givenWriter(place.db, 'Mara Lindqvist');
});

test('what an author publishes is before readers as it was written', async () => {
  await place.db.insert(topics).values({ slug: 'listening', name: 'Listening' });
  const authors = [{ author: 'mara-lindqvist', voice: 'practitioner' }];
  const id = await givenDraft(
    place.db,
    mara,
    { standfirst: 'What a kettle is for.', topics: ['listening'], authors },
    '## Tea\n\nSome *words*.',
  );
  expect(await publish(place.db, mara, id)).toEqual({ slug: 'tea-before-advice', status: 'published' });
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({
    source: 'studio',
    title: 'Tea before advice',
    standfirst: 'What a kettle is for.',
    words: 3,
    publishedAt: NOW,
    bylines: [{ handle: 'mara-lindqvist', name: 'Mara Lindqvist', voice: 'practitioner' }],
    topics: [{ slug: 'listening', name: 'Listening' }],
  });
  expect(await draftOf(place.db, mara, id)).toMatchObject({
    status: 'published',
    version: 2,
    publishedVersion: 2,
  });
});

test('readers hear of it the moment it is published', async () => {
  const heard: string[] = [];
  await place.connection.listen(
    'commonplace_changed',
    (note) => heard.push(note),
    () => {},
  );
  const id = await givenDraft(place.db, mara);
  await publish(place.db, mara, id);
  await expect.poll(() => heard.join()).toContain('"essay:tea-before-advice"');
});

test('what is changed afterwards waits in the draft until it is published too', async () => {
  const id = await givenDraft(place.db, mara);
  await publish(place.db, mara, id);
  await write(place.db, mara, id, { title: 'Tea' }, 'Other words.');
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({ body: 'Some words.' });
  await publish(place.db, mara, id, later(5));
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({
    title: 'Tea',
    body: 'Other words.',
    publishedAt: NOW,
  });
});

describe('what is lacking is said beside its field, and nothing is published', () => {
  const problems = async (
    ...given: Parameters<typeof givenDraft> extends [infer _D, infer _W, ...infer Rest] ? Rest : never
  ) => {
    const published = await publish(place.db, mara, await givenDraft(place.db, mara, ...given));
    if (!('problems' in published)) throw new Error('It was published.');
    const shown = and(eq(essays.status, 'published'), eq(essays.source, 'studio'));
    expect(await place.db.$count(essays, shown)).toBe(0);
    return published.problems;
  };

  test('a title, someone who signs, some text', async () => {
    expect(await problems({ title: '', authors: [] }, '')).toEqual([
      { field: 'title', message: 'Give it a title.' },
      { field: 'authors', message: 'Say who signs it.' },
      { field: 'body', message: 'There is no text yet.' },
    ]);
  });

  test('a series without a part, a relation without a word', async () => {
    await place.db.insert(series).values({ slug: 'seasons', title: 'Seasons' });
    await givenEssay(place.db, { slug: 'other' });
    const related = [{ slug: 'other', relation: '', note: '' }];
    expect((await problems({ series: 'seasons', related })).map(({ field }) => field)).toEqual([
      'related',
      'series',
    ]);
  });

  test('topics, series, essays, voices and authors that are not there', async () => {
    const fields = await problems({
      topics: ['nothing'],
      series: 'nothing',
      part: 1,
      related: [{ slug: 'nothing', relation: 'answers', note: '' }],
      authors: [{ author: 'nobody', voice: 'nothing' }],
    });
    expect(fields.map(({ field }) => field)).toEqual(['topics', 'series', 'related', 'authors', 'authors']);
  });

  test('the name of someone who did not join it', async () => {
    await givenEssay(place.db, { slug: 'other' });
    expect(await problems({ authors: [{ author: 'ada' }] })).toEqual([
      { field: 'authors', message: expect.stringContaining('has not joined') },
    ]);
  });

  test('a part of a series that another essay has', async () => {
    await place.db.insert(series).values({ slug: 'seasons', title: 'Seasons' });
    const first = await givenDraft(place.db, mara, { title: 'Spring', series: 'seasons', part: 1 });
    await publish(place.db, mara, first);
    const second = await givenDraft(place.db, mara, { title: 'Summer', series: 'seasons', part: 1 });
    expect(await publish(place.db, mara, second)).toEqual({
      problems: [{ field: 'part', message: expect.stringContaining('“spring” already') }],
    });
  });

  test('a picture that says nothing to those who cannot see it, at its line', async () => {
    const figure = '<Figure src="/media/x" alt="">\n\nIt only decorates.\n\n</Figure>';
    expect(await problems({}, `One.\n\n![](/media/x)\n\n![A kettle](/media/x)\n\n${figure}`)).toEqual([
      { field: 'body', line: 3, column: 1, message: expect.stringContaining('![what it shows](/media/x)') },
    ]);
  });

  test('a picture that is not there any more', async () => {
    const src = '/media/01a20a63-5106-7576-8eba-fabccb5377bc';
    expect(await problems({}, `One.\n\n<Figure src="${src}" alt="" />`)).toMatchObject([
      { field: 'body', line: 3, message: expect.stringContaining('not here any more') },
    ]);
  });

  test('a text that cannot be read, at its line', async () => {
    expect(await problems({}, 'One.\n\n<Aside\n\nTwo.')).toMatchObject([{ field: 'body', line: 5 }]);
  });
});

describe('the address', () => {
  test('is made from the title in any script, and is another one where it is taken', async () => {
    const published = async (title: string) =>
      publish(place.db, mara, await givenDraft(place.db, mara, { title }));
    expect(await published('L’été à Paris')).toMatchObject({ slug: 'l-ete-a-paris' });
    expect(await published('L’été à Paris')).toMatchObject({ slug: 'l-ete-a-paris-2' });
    expect(await published('Привет, мир')).toMatchObject({ slug: 'privet-mir' });
    expect(await published('助言の前に')).toMatchObject({
      slug: expect.stringMatching(/^essay-[0-9a-f]{8}$/),
    });
  });

  test('that its author wants is a question when it is taken', async () => {
    await givenEssay(place.db, { slug: 'tea' });
    const id = await givenDraft(place.db, mara, { slug: 'tea' });
    expect(await publish(place.db, mara, id)).toEqual({
      problems: [
        { field: 'slug', message: '/essays/tea/ leads to something else already. /essays/tea-2/ is free.' },
      ],
    });
  });

  test('leads on when it changes', async () => {
    const id = await givenDraft(place.db, mara);
    await publish(place.db, mara, id);
    await write(place.db, mara, id, { slug: 'kettle' });
    await publish(place.db, mara, id);
    expect(await findRedirect(place.db, '/essays/tea-before-advice/')).toBe('/essays/kettle/');
    expect(await findPublishedEssay(place.db, 'kettle')).toBeDefined();
  });

  test('stays when only the title changes', async () => {
    const id = await givenDraft(place.db, mara);
    await publish(place.db, mara, id);
    await write(place.db, mara, id, { title: 'Coffee' });
    expect(await publish(place.db, mara, id)).toMatchObject({ slug: 'tea-before-advice' });
  });
});

describe('a schedule', () => {
  test('is kept, runs once, and marks what readers then see', async () => {
    const id = await givenDraft(place.db, mara);
    expect(await publish(place.db, mara, id, NOW, later(60))).toMatchObject({ status: 'scheduled' });
    expect(await findPublishedEssay(place.db, 'tea-before-advice')).toBeUndefined();
    await write(place.db, mara, id, {}, 'Words of after that.', later(5));
    expect(await publishDueEssays(place.db, later(59))).toEqual([]);
    expect(await publishDueEssays(place.db, later(61))).toEqual(['tea-before-advice']);
    expect(await publishDueEssays(place.db, later(61))).toEqual([]);
    expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({
      body: 'Some words.',
      publishedAt: later(60),
    });
    const seen = await place.db
      .select({ body: revisions.body })
      .from(revisions)
      .where(eq(revisions.published, true));
    expect(seen).toEqual([{ body: 'Some words.' }]);
  });

  test('can be a date in the details, at midnight where the site is', async () => {
    const id = await givenDraft(place.db, mara, { published: '2026-12-24' });
    expect(await publish(place.db, mara, id)).toMatchObject({ status: 'scheduled' });
    expect(await draftOf(place.db, mara, id)).toMatchObject({
      publishedAt: new Date('2026-12-24T00:00:00Z'),
    });
  });

  test('is not for changes to what readers see already', async () => {
    const id = await givenDraft(place.db, mara);
    await publish(place.db, mara, id);
    await write(place.db, mara, id, {}, 'Other words.');
    expect(await publish(place.db, mara, id, NOW, later(60))).toMatchObject({
      problems: [{ field: 'published' }],
    });
  });
});

test('an essay that changed after its author looked at it is not published', async () => {
  const id = await givenDraft(place.db, mara);
  await expect(publishDraft(place.db, mara, id, { version: 1 }, NOW)).rejects.toThrow(/changed elsewhere/);
});

test('nobody publishes what another author writes, but an owner', async () => {
  const id = await givenDraft(place.db, mara);
  const tobias = await givenWriter(place.db, 'Tobias');
  const olu = await givenWriter(place.db, 'Olu', 'owner');
  await expect(publishDraft(place.db, tobias, id, { version: 2 }, NOW)).rejects.toThrow(/not yours/);
  expect(await publish(place.db, olu, id)).toMatchObject({ status: 'published' });
});

test('related reading is kept as the studio’s, also by a former address', async () => {
  const other = await givenDraft(place.db, mara, { title: 'Other' });
  await publish(place.db, mara, other);
  await write(place.db, mara, other, { slug: 'renamed' });
  await publish(place.db, mara, other);
  const id = await givenDraft(place.db, mara, {
    related: [{ slug: 'other', relation: 'answers', note: 'Why.' }],
  });
  await publish(place.db, mara, id);
  const edges = await place.db.select().from(curatedEdges);
  expect(edges).toMatchObject([{ source: 'studio', relation: 'answers', note: 'Why.' }]);
});
