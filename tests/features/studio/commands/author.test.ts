import { beforeEach, expect, test } from 'vitest';
import { findAuthor } from '#src/features/authors/queries.ts';
import { introduceAuthor } from '#src/features/studio/commands/author.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenDraft, givenSite, givenWriter, publish } from '../writing.ts';

const place = useDatabase();
let wanda: Writer;
beforeEach(async () => {
  await givenSite(place.db);
  wanda = await givenWriter(place.db, 'Wanda Reed');
});

test('an author says who they are before they have written a word, and signs by that name', async () => {
  await introduceAuthor(place.db, wanda, { name: 'W. Reed', biography: 'Writes about gardens.' });
  await publish(place.db, wanda, await givenDraft(place.db, wanda));
  expect(await findAuthor(place.db, 'wanda-reed')).toEqual({
    ...{ handle: 'wanda-reed', name: 'W. Reed', biography: 'Writes about gardens.' },
  });
});

test('an author cannot sign by a name that readers take for another’s', async () => {
  await givenWriter(place.db, 'Ada Okafor');
  await expect(introduceAuthor(place.db, wanda, { name: 'Аda Okafor', biography: '' })).rejects.toMatchObject(
    { field: 'name' },
  );
});
