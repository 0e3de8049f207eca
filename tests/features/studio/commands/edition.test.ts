import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { authors, essays, series } from '#db/schema/index.ts';
import { listStandingEssays } from '#src/features/essays/queries/cards.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { startEdition } from '#src/features/studio/commands/start.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, publish, write } from '../writing.ts';

const place = useDatabase();
const SHORTER = { label: 'Shorter', reason: 'For print.' };
let mara: Writer;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
});

/** A published original and a draft of another edition of it. */
async function givenEditions() {
  const original = await givenDraft(
    place.db,
    mara,
    { title: 'Tea', contentNotes: ['Steam'] },
    'The long text.',
  );
  await publish(place.db, mara, original);
  const { essayId } = await draftOf(place.db, mara, original);
  const edition = await startEdition(place.db, mara, essayId, SHORTER, NOW);
  await write(place.db, mara, edition, { title: 'Tea, shorter' });
  return { original, edition };
}
const standing = async () => (await listStandingEssays(place.db, 1))?.items.map(({ slug }) => slug);

test('another edition begins with what the essay says, and joins its work when it is published', async () => {
  const { edition } = await givenEditions();
  expect(await draftOf(place.db, mara, edition)).toMatchObject({
    body: 'The long text.',
    original: 'tea',
    matter: { contentNotes: ['Steam'], editionOf: { essay: 'tea', ...SHORTER } },
  });
  await publish(place.db, mara, edition);
  expect(
    (await findPublishedEssay(place.db, 'tea'))?.editions.map(({ slug, label }) => [slug, label]),
  ).toEqual([
    ['tea', null],
    ['tea-shorter', 'Shorter'],
  ]);
  expect(await standing()).toEqual(['tea']);
});

test('an edition stays with its work, whatever its form says', async () => {
  const { edition } = await givenEditions();
  await givenEssay(place.db, { slug: 'strangers' });
  await write(place.db, mara, edition, { editionOf: { essay: 'strangers', ...SHORTER } });
  expect((await draftOf(place.db, mara, edition)).matter.editionOf?.essay).toBe('tea');
  const own = await givenDraft(place.db, mara, { editionOf: { essay: 'strangers', ...SHORTER } });
  expect((await draftOf(place.db, mara, own)).matter.editionOf).toBeUndefined();
});

test('the lead goes from one edition to the other', async () => {
  const { original, edition } = await givenEditions();
  await write(place.db, mara, edition, { lead: true });
  await publish(place.db, mara, edition);
  expect(await standing()).toEqual(['tea-shorter']);
  await write(place.db, mara, original, { lead: true });
  await publish(place.db, mara, original);
  expect(await standing()).toEqual(['tea']);
  expect((await draftOf(place.db, mara, edition)).matter.lead).toBe(false);
});

test('what belongs to the work is said in its original', async () => {
  await place.db.insert(series).values({ slug: 'seasons', title: 'Seasons' });
  const { edition } = await givenEditions();
  await write(place.db, mara, edition, { series: 'seasons', part: 1, comments: 'closed' });
  expect(await publish(place.db, mara, edition)).toMatchObject({
    problems: [{ field: 'series' }, { field: 'comments' }],
  });
});

test('what an edition is, and why, has to be said', async () => {
  const { edition } = await givenEditions();
  await write(place.db, mara, edition, { editionOf: { essay: 'tea', label: '', reason: '' } });
  expect(await publish(place.db, mara, edition)).toMatchObject({ problems: [{ field: 'editionOf' }] });
});

test('who signs a file’s essay can begin another edition of it in the studio, but its lead is the file’s to give', async () => {
  const file = await givenEssay(place.db, { slug: 'from-a-file', text: 'The text of the file.', lead: true });
  const [author] = await place.db.select().from(authors).where(eq(authors.handle, 'ada'));
  const ada = await givenMember(place.db, {
    name: 'Ada',
    capabilities: ['author'],
    authorId: author?.id ?? null,
  });
  const id = await startEdition(place.db, ada, file.id, SHORTER, NOW);
  await write(place.db, ada, id, { title: 'Shorter', lead: true });
  expect(await publish(place.db, ada, id)).toEqual({
    problems: [{ field: 'lead', message: expect.stringContaining('from-a-file') }],
  });
  await write(place.db, ada, id, { lead: false });
  expect(await publish(place.db, ada, id)).toMatchObject({ status: 'published' });
  const [row] = await place.db.select().from(essays).where(eq(essays.slug, 'shorter'));
  expect(row?.workId).toBe(file.workId);
});

test('nobody begins an edition of what another author writes', async () => {
  const { original } = await givenEditions();
  const { essayId } = await draftOf(place.db, mara, original);
  const tobias = await givenWriter(place.db, 'Tobias');
  await expect(startEdition(place.db, tobias, essayId, SHORTER, NOW)).rejects.toThrow(/not yours/);
});
