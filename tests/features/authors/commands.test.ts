import { expect, test } from 'vitest';
import { findRedirect } from '#src/features/addresses/queries.ts';
import { addAuthor, editAuthor, removeAuthor } from '#src/features/authors/commands.ts';
import { findAuthor, listAuthors } from '#src/features/authors/queries.ts';
import { ada, givenEssay } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const said = (name: string, slug?: string) => ({ name, slug, biography: '' });

test('an author with a new address is found by the old one', async () => {
  const id = await addAuthor(place.db, said('Ada Okafor'));
  await editAuthor(place.db, id, said('Ada O.', 'ada-o'));
  expect(await findAuthor(place.db, 'ada-o')).toMatchObject({ name: 'Ada O.' });
  expect(await findRedirect(place.db, '/authors/ada-okafor/')).toBe('/authors/ada-o/');
});

test('two authors cannot have one address', async () => {
  await addAuthor(place.db, said('Ada Okafor'));
  await expect(addAuthor(place.db, said('ADA OKAFOR!'))).rejects.toMatchObject({ field: 'slug' });
});

test('an author who signed an essay stays, another one can go', async () => {
  await givenEssay(place.db, { slug: 'one', by: [ada] });
  const [row] = await listAuthors(place.db);
  await expect(removeAuthor(place.db, row?.id ?? '')).rejects.toThrow('the name stays');
  await removeAuthor(place.db, await addAuthor(place.db, said('Nobody')));
  expect(await listAuthors(place.db)).toHaveLength(1);
});
