import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { addSeries, editSeries, movePart } from '#src/features/subjects/commands/series.ts';
import { addTopic, editTopic } from '#src/features/subjects/commands/topics.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, publish, write } from '../writing.ts';

const place = useDatabase();
const topic = (name: string, slug?: string) => ({ name, slug, description: '', parent: undefined });
const series = (title: string, slug?: string) => ({ title, slug, description: '' });
let mara: Writer;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara Lindqvist');
});

test('an author goes on with a draft whose topic and series were renamed meanwhile', async () => {
  const care = await addTopic(place.db, topic('Care'));
  const nights = await addSeries(place.db, series('Nights'));
  const id = await givenDraft(place.db, mara, { topics: ['care'], series: 'nights', part: 1 });
  await editTopic(place.db, care, topic('Caring', 'caring'));
  await editSeries(place.db, nights, series('Small hours', 'small-hours'));
  expect((await draftOf(place.db, mara, id)).matter).toMatchObject({
    topics: ['caring'],
    series: 'small-hours',
  });
  await publish(place.db, mara, id);
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({
    topics: [{ slug: 'caring' }],
    series: { slug: 'small-hours' },
  });
});

test('an author publishes again after an owner put the series in another order', async () => {
  const nights = await addSeries(place.db, series('Nights'));
  const one = await givenDraft(place.db, mara, { title: 'One', series: 'nights', part: 1 });
  const two = await givenDraft(place.db, mara, { title: 'Two', series: 'nights', part: 2 });
  for (const id of [one, two]) await publish(place.db, mara, id);
  const [row] = await place.db.select().from(essays).where(eq(essays.slug, 'two'));
  await movePart(place.db, nights, row?.workId ?? '', 'up');
  await write(place.db, mara, one, {}, 'Other words.');
  expect(await publish(place.db, mara, one)).toMatchObject({ slug: 'one' });
  expect((await findPublishedEssay(place.db, 'one'))?.series?.parts.map(({ slug }) => slug)).toEqual([
    'two',
    'one',
  ]);
});
