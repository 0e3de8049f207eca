import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { topics } from '#db/schema/index.ts';
import { findRedirect } from '#src/features/addresses/queries.ts';
import { listStandingEssays } from '#src/features/essays/queries/cards.ts';
import { addTopic, editTopic, mergeTopic, removeTopic } from '#src/features/subjects/commands/topics.ts';
import { findTopic } from '#src/features/subjects/queries.ts';
import { topicInput } from '#src/features/subjects/rules.ts';
import { care, givenEssay, listening } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const add = (name: string, parent = '') => addTopic(place.db, topicInput.parse({ name, parent }));
const edit = (id: string, said: object) => editTopic(place.db, id, topicInput.parse(said));
const idOf = async (slug: string) => {
  const [row] = await place.db.select({ id: topics.id }).from(topics).where(eq(topics.slug, slug));
  return row?.id ?? '';
};
const slugsOn = async (topic: string) =>
  (await listStandingEssays(place.db, 1, { topic }))?.items.map(({ slug }) => slug);

describe('an owner who names a topic', () => {
  test('gives it an address made from its name', async () => {
    await add('Ärger & Trost');
    expect(await findTopic(place.db, 'aerger-and-trost')).toMatchObject({ name: 'Ärger & Trost' });
  });

  test('cannot take an address that another topic has', async () => {
    await add('Care');
    await expect(add('Care')).rejects.toMatchObject({ field: 'slug' });
  });
});

describe('a renamed topic', () => {
  test('is found by its old address, however often it is renamed', async () => {
    const id = await add('Care');
    await edit(id, { name: 'Caring', slug: 'caring' });
    await edit(id, { name: 'Looking after', slug: 'looking-after' });
    expect(await findRedirect(place.db, '/topics/care/')).toBe('/topics/looking-after/');
    expect(await findRedirect(place.db, '/topics/caring')).toBe('/topics/looking-after/');
    expect(await findRedirect(place.db, '/topics/care/feed.xml')).toBe('/topics/looking-after/feed.xml');
  });

  test('can have its old name back', async () => {
    const id = await add('Care');
    await edit(id, { name: 'Caring', slug: 'caring' });
    await edit(id, { name: 'Care', slug: 'care' });
    expect(await findRedirect(place.db, '/topics/care/')).toBeUndefined();
    expect(await findRedirect(place.db, '/topics/caring/')).toBe('/topics/care/');
  });

  test('does not lose its old address to a new topic', async () => {
    await edit(await add('Care'), { name: 'Caring', slug: 'caring' });
    await expect(add('Care')).rejects.toThrow('/topics/care/ leads to /topics/caring/ now');
  });

  test('cannot stand under itself or what stands under it', async () => {
    const above = await add('Care');
    const below = await add('Nights', 'care');
    await add('Small hours', 'nights');
    await expect(edit(above, { name: 'Care', parent: 'care' })).rejects.toMatchObject({ field: 'parent' });
    await expect(edit(above, { name: 'Care', parent: 'small-hours' })).rejects.toMatchObject({
      field: 'parent',
    });
    await edit(below, { name: 'Nights', parent: '' });
    await edit(above, { name: 'Care', parent: 'nights' });
    expect((await findTopic(place.db, 'care'))?.parent?.slug).toBe('nights');
  });
});

describe('a merged topic', () => {
  test('gives its essays, narrower topics and address away', async () => {
    await givenEssay(place.db, { slug: 'both', topics: [care, listening] });
    await givenEssay(place.db, { slug: 'one', topics: [care] });
    await add('Nights', 'care');
    await mergeTopic(place.db, await idOf('care'), await idOf('listening'));
    expect(await slugsOn('listening')).toEqual(expect.arrayContaining(['both', 'one']));
    expect(await findTopic(place.db, 'care')).toBeUndefined();
    expect((await findTopic(place.db, 'nights'))?.parent?.slug).toBe('listening');
    expect(await findRedirect(place.db, '/topics/care/')).toBe('/topics/listening/');
  });

  test('can become part of one that stood under it', async () => {
    const above = await add('Care');
    const below = await add('Nights', 'care');
    await mergeTopic(place.db, above, below);
    expect(await findTopic(place.db, 'nights')).toMatchObject({ parent: null });
  });
});

describe('removing a topic', () => {
  test('is refused while something stands under it', async () => {
    const id = await add('Care');
    await add('Nights', 'care');
    await expect(removeTopic(place.db, id)).rejects.toThrow('Merge it');
  });

  test('leads its address to all topics, and frees it for a new one', async () => {
    await removeTopic(place.db, await add('Care'));
    expect(await findRedirect(place.db, '/topics/care/')).toBe('/topics/');
    await add('Care');
    expect(await findRedirect(place.db, '/topics/care/')).toBeUndefined();
  });
});
