import { describe, expect, test } from 'vitest';
import { syncGuidelines } from '#db/sync/guidelines.ts';
import type { Publication } from '#src/features/content/rules/publication.ts';
import {
  addGuideline,
  moveGuideline,
  retireGuideline,
  reviveGuideline,
  rewordGuideline,
} from '#src/features/guidelines/commands.ts';
import { listAllGuidelines, listGuidelines } from '#src/features/guidelines/queries.ts';
import { guidelinesFile } from '#src/features/guidelines/rules.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const kind = { slug: 'be-kind', title: 'Be kind', text: 'As across a table.' };
const short = { slug: 'be-short', title: 'Be short', text: 'As on a card.' };
const takeIn = (...guidelines: (typeof kind)[]) => {
  const publication: Pick<Publication, 'guidelines'> = { guidelines };
  return place.db.transaction((tx) => syncGuidelines(tx, publication, NOW));
};
const titles = async () => (await listGuidelines(place.db)).map(({ title }) => title);

describe('the file', () => {
  test('gives every guideline its row, and says nothing when nothing changed', async () => {
    expect(await takeIn(kind, short)).toEqual(['guidelines']);
    expect(await takeIn(kind, short)).toEqual([]);
    expect(await titles()).toEqual(['Be kind', 'Be short']);
  });

  test('retires what vanished from it, and never deletes', async () => {
    await takeIn(kind, short);
    await takeIn(short);
    expect(await titles()).toEqual(['Be short']);
    expect(await listAllGuidelines(place.db)).toHaveLength(2);
    await takeIn(kind, short);
    expect(await titles()).toEqual(['Be kind', 'Be short']);
  });

  test('has no more say once the owner has changed something', async () => {
    await takeIn(kind, short);
    const [first] = await listGuidelines(place.db);
    await rewordGuideline(place.db, first?.id ?? '', { title: 'Be gentle', text: 'Always.' });
    await takeIn(kind);
    expect(await titles()).toEqual(['Be gentle', 'Be short']);
  });

  test('with the same slug twice is refused', () => {
    expect(guidelinesFile.safeParse([kind, kind]).error?.issues[0]?.message).toMatch(/stands there twice/);
  });
});

describe('the owner', () => {
  test('adds, moves, retires and revives', async () => {
    await takeIn(kind);
    const added = await addGuideline(place.db, { title: 'Ask first', text: 'Then advise.' });
    await moveGuideline(place.db, added, 'up');
    expect(await titles()).toEqual(['Ask first', 'Be kind']);
    await retireGuideline(place.db, added, NOW);
    expect(await titles()).toEqual(['Be kind']);
    await reviveGuideline(place.db, added);
    expect(await titles()).toEqual(['Ask first', 'Be kind']);
  });

  test('cannot add the same title twice', async () => {
    await takeIn(kind);
    await expect(addGuideline(place.db, { title: 'Be kind', text: 'Again.' })).rejects.toThrow(
      /Choose another/,
    );
  });
});
