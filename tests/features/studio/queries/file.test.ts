import { beforeEach, expect, test } from 'vitest';
import { series, topics } from '#db/schema/index.ts';
import { readMdxFile } from '#src/features/content/rules/mdx-file.ts';
import { essayFrontMatter, pageFrontMatter } from '#src/features/essays/rules/front-matter.ts';
import { startEdition, startPage } from '#src/features/studio/commands/start.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import { findSeen, mdxFileOf } from '#src/features/studio/queries/file.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
beforeEach(async () => {
  await givenSite(place.db, { voices: [{ slug: 'practitioner', label: 'Practitioner' }] });
  mara = await givenWriter(place.db, 'Mara', 'owner');
});

const fileOf = async (id: string) => mdxFileOf(place.db, await draftOf(place.db, mara, id));

test('an essay with all its details is a file that a build takes in as it is', async () => {
  await place.db.insert(topics).values({ slug: 'care', name: 'Care' });
  await place.db.insert(series).values({ slug: 'seasons', title: 'Seasons' });
  await givenEssay(place.db, { slug: 'other' });
  const matter = {
    title: 'Tea: “before” advice # not a comment',
    standfirst: 'What a kettle\nis for.',
    authors: [{ author: 'mara', voice: 'practitioner' }],
    topics: ['care'],
    ...{ series: 'seasons', part: 2, lead: true, lang: 'en-GB', canonical: 'https://example.org/tea' },
    contentNotes: ['Death, briefly'],
    comments: { closeAfterDays: 90 },
    moderation: 'all-held' as const,
    related: [{ slug: 'other', relation: 'answers', note: 'Why: this.' }],
    updated: '2026-10-01',
  };
  const body = '---\n\nAfter a line.[^1]\n\n<Note label="Note">\n\nMore.\n\n</Note>\n\n[^1]: A note.';
  const id = await givenDraft(place.db, mara, matter, body);
  expect(await publish(place.db, mara, id)).toMatchObject({ status: 'published' });
  const read = readMdxFile('content/essays/tea.mdx', await fileOf(id), essayFrontMatter);
  expect(read.problems).toEqual([]);
  expect(read.value?.matter).toMatchObject({ ...matter, published: NOW.toISOString(), draft: false });
  expect(read.value?.body.trim()).toBe(body);
});

test('a draft is a file that is a draft', async () => {
  const read = readMdxFile(
    'content/essays/tea.mdx',
    await fileOf(await givenDraft(place.db, mara)),
    essayFrontMatter,
  );
  expect(read.value?.matter).toMatchObject({ draft: true, title: 'Tea before advice' });
});

test('a draft keeps the date that its author has planned, and stays a draft', async () => {
  const id = await givenDraft(place.db, mara, { published: '2027-03-14' });
  const read = readMdxFile('content/essays/tea.mdx', await fileOf(id), essayFrontMatter);
  expect(read.value?.matter).toMatchObject({ draft: true, published: '2027-03-14' });
});

test('an edition names its original by the address that it has now', async () => {
  const original = await givenDraft(place.db, mara, { title: 'Tea' });
  const { essayId } = await draftOf(place.db, mara, original);
  const id = await startEdition(place.db, mara, essayId, { label: 'Shorter', reason: 'For print.' }, NOW);
  await publish(place.db, mara, original);
  expect(await fileOf(id)).toContain('essay: tea\n');
});

test('a page is a file as well', async () => {
  const id = await startPage(place.db, mara, NOW);
  const draft = await findDraft(place.db, id, mara);
  if (draft?.kind !== 'page') throw new Error('The page is there.');
  const file = await mdxFileOf(place.db, {
    ...draft,
    matter: { slug: '', title: 'About', description: '' },
    body: 'We.',
  });
  expect(readMdxFile('content/pages/about.mdx', file, pageFrontMatter)).toMatchObject({
    problems: [],
    value: { matter: { title: 'About', description: '' } },
  });
});

test('what readers see can be told from what was changed since', async () => {
  const id = await givenDraft(place.db, mara, {}, 'One.');
  expect(await findSeen(place.db, await draftOf(place.db, mara, id))).toBeUndefined();
  await publish(place.db, mara, id);
  await write(place.db, mara, id, { title: 'Other' }, 'Two.');
  expect(await findSeen(place.db, await draftOf(place.db, mara, id))).toMatchObject({
    body: 'One.',
    matter: { title: 'Tea before advice' },
  });
});
