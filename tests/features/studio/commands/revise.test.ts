import { beforeEach, expect, test } from 'vitest';
import { nameRevision, restoreRevision } from '#src/features/studio/commands/revise.ts';
import { listRevisions } from '#src/features/studio/queries/revisions.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
let id: string;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
  id = await givenDraft(place.db, mara, { title: 'First' }, 'One.');
});
const revisionsOf = async () =>
  (await listRevisions(place.db, await draftOf(place.db, mara, id)))?.items ?? [];

test('a revision with a name is kept as it is, whatever is saved next', async () => {
  const [first] = await revisionsOf();
  await nameRevision(place.db, mara, id, first?.id ?? '', 'Before Olu read it');
  await write(place.db, mara, id, {}, 'Two.', later(1));
  expect(await revisionsOf()).toMatchObject([
    { name: null },
    { name: 'Before Olu read it', savedBy: 'Mara' },
  ]);
});

test('an earlier revision comes back as a new one, and what was between stays', async () => {
  const [first] = await revisionsOf();
  await write(place.db, mara, id, { title: 'Second', slug: 'tea' }, 'Two.', later(20));
  const { version } = await draftOf(place.db, mara, id);
  await restoreRevision(place.db, mara, id, first?.id ?? '', { version }, later(21));
  expect(await draftOf(place.db, mara, id)).toMatchObject({
    version: version + 1,
    body: 'One.',
    matter: { title: 'First', slug: 'tea' },
  });
  expect((await revisionsOf()).map(({ title }) => title)).toEqual(['First', 'Second', 'First']);
});

test('readers’ revision is marked, and only while it is theirs', async () => {
  await publish(place.db, mara, id);
  await write(place.db, mara, id, {}, 'Two.', later(1));
  expect(await revisionsOf()).toMatchObject([
    { published: false, current: false },
    { published: true, current: true },
  ]);
});

test('nobody names or takes back the revisions of another essay', async () => {
  const other = await givenDraft(place.db, await givenWriter(place.db, 'Olu'));
  const [first] = await revisionsOf();
  const olu = await givenWriter(place.db, 'Ona', 'owner');
  await expect(nameRevision(place.db, olu, other, first?.id ?? '', 'x')).rejects.toThrow(/no such revision/);
  const restored = restoreRevision(place.db, olu, other, first?.id ?? '', { version: 2 }, NOW);
  await expect(restored).rejects.toThrow(/no such revision/);
});
