import { beforeEach, describe, expect, test } from 'vitest';
import { essays } from '#db/schema/index.ts';
import { findSettingsInForce, syncSite } from '#db/sync/site.ts';
import { takeAddress } from '#src/features/addresses/commands.ts';
import {
  addCrisisLine,
  moveCrisisLine,
  removeCrisisLine,
  rewriteCrisisLine,
  wordCrisisBlock,
} from '#src/features/site/commands/crisis.ts';
import { addToList, moveInList, takeFromList } from '#src/features/site/commands/lists.ts';
import { wordSupport } from '#src/features/site/commands/support.ts';
import {
  addVoice,
  moveVoice,
  retireVoice,
  reviveVoice,
  rewordVoice,
} from '#src/features/site/commands/voices.ts';
import { withPresentSlugs } from '#src/features/site/queries.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const inForce = () => findSettingsInForce(place.db);

beforeEach(() =>
  place.db.transaction((tx) => syncSite(tx, siteSettings.parse({ name: 'The Commons' }), NOW)),
);

describe('the owner looks after the voices', () => {
  const labels = async () =>
    (await inForce()).voices.map(({ label, retired }) => `${label}${retired ? '†' : ''}`);

  test('by adding, moving, rewording, retiring and offering again', async () => {
    await addVoice(place.db, 'Practitioner');
    await addVoice(place.db, 'Researcher');
    await moveVoice(place.db, 'researcher', 'up');
    await rewordVoice(place.db, 'practitioner', 'Someone who helps');
    expect(await labels()).toEqual(['Researcher', 'Someone who helps']);
    await retireVoice(place.db, 'researcher');
    expect(await labels()).toEqual(['Researcher†', 'Someone who helps']);
    await reviveVoice(place.db, 'researcher');
    expect(await labels()).toEqual(['Researcher', 'Someone who helps']);
  });

  test('and cannot have two that would be one', async () => {
    await addVoice(place.db, 'Family or friend');
    await expect(addVoice(place.db, 'Family, or friend!')).rejects.toMatchObject({ field: 'label' });
  });
});

describe('the owner puts essays on the front page', () => {
  test('that are there, in an order', async () => {
    for (const slug of ['one', 'two']) {
      await givenEssay(place.db, { slug });
      await addToList(place.db, 'featured', slug);
    }
    await moveInList(place.db, 'featured', 'two', 'up');
    expect((await inForce()).featured).toEqual(['two', 'one']);
    await takeFromList(place.db, 'featured', 'two');
    expect((await inForce()).featured).toEqual(['one']);
  });

  test('and is told of one that is not', async () => {
    await expect(addToList(place.db, 'featured', 'nothing')).rejects.toMatchObject({ field: 'slug' });
  });
});

describe('the support block', () => {
  const words = { title: 'Support us', text: 'Send this to a friend.', label: '', to: '' };

  test('is there with words and gone without', async () => {
    await wordSupport(place.db, words);
    expect((await inForce()).support).toEqual({ title: 'Support us', text: 'Send this to a friend.' });
    await wordSupport(place.db, { ...words, title: '', text: '' });
    expect((await inForce()).support).toBeUndefined();
  });

  test('leads nowhere that is not there or not safe', async () => {
    for (const to of ['/nothing/', 'javascript:alert(1)', 'example'])
      await expect(wordSupport(place.db, { ...words, label: 'More', to }), to).rejects.toMatchObject({
        field: 'to',
      });
  });
});

describe('the crisis block', () => {
  const block = { title: 'Tonight', text: 'You can ring.', checked: '2026-11-01' };
  const line = (name: string) => ({ country: 'GB', name, url: 'https://example.org/' });
  const names = async () => (await inForce()).crisis?.lines.map(({ name }) => name);

  test('gets its lines one by one, in an order', async () => {
    await wordCrisisBlock(place.db, block);
    for (const name of ['One', 'Two', 'Three']) await addCrisisLine(place.db, line(name));
    await moveCrisisLine(place.db, { at: 2, was: 'Three' }, 'up');
    await rewriteCrisisLine(place.db, { at: 0, was: 'One' }, line('First'));
    expect(await names()).toEqual(['First', 'Three', 'Two']);
    await removeCrisisLine(place.db, { at: 1, was: 'Three' });
    expect(await names()).toEqual(['First', 'Two']);
  });

  test('changes no line that somebody else has moved meanwhile', async () => {
    await wordCrisisBlock(place.db, block);
    for (const name of ['One', 'Two']) await addCrisisLine(place.db, line(name));
    await moveCrisisLine(place.db, { at: 0, was: 'One' }, 'down');
    await expect(removeCrisisLine(place.db, { at: 0, was: 'One' })).rejects.toThrow('look again');
    expect(await names()).toEqual(['Two', 'One']);
  });

  test('cannot lose its words while it has lines', async () => {
    await wordCrisisBlock(place.db, block);
    await addCrisisLine(place.db, line('One'));
    await expect(wordCrisisBlock(place.db, undefined)).rejects.toThrow('Remove the lines first');
  });
});

test('an essay stays featured when its address changes', async () => {
  const essay = await givenEssay(place.db, { slug: 'one' });
  await takeAddress(place.db, '/essays/one/', { essayId: essay.id });
  await addToList(place.db, 'featured', 'one');
  await place.db.update(essays).set({ slug: 'first' });
  await takeAddress(place.db, '/essays/first/', { essayId: essay.id });
  expect((await withPresentSlugs(place.db, await inForce())).featured).toEqual(['first']);
  await takeFromList(place.db, 'featured', 'first');
  expect((await inForce()).featured).toEqual([]);
});
