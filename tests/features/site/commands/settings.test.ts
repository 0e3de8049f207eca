import { beforeEach, describe, expect, test } from 'vitest';
import { site } from '#db/schema/index.ts';
import { findSettingsInForce, syncSite } from '#db/sync/site.ts';
import { answerFile, editSite } from '#src/features/site/commands/settings.ts';
import { findOffer, findSiteSource } from '#src/features/site/queries.ts';
import { offeredVoices, siteSettings } from '#src/features/site/rules.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const file = {
  name: 'The Commons',
  tagline: 'Essays',
  voices: [{ slug: 'practitioner', label: 'Practitioner' }],
};
const takeIn = (given: object) => place.db.transaction((tx) => syncSite(tx, siteSettings.parse(given), NOW));
const inForce = () => findSettingsInForce(place.db);

beforeEach(() => takeIn(file));

describe('a file', () => {
  test('has the say until the owner changes something', async () => {
    expect(await takeIn({ ...file, name: 'The Green' })).toEqual(['site']);
    expect(await takeIn({ ...file, name: 'The Green' })).toEqual([]);
    expect((await inForce()).name).toBe('The Green');
    expect(await findSiteSource(place.db)).toBe('file');
  });

  test('that stays as it was is not offered', async () => {
    await editSite(place.db, () => ({ name: 'The House' }));
    expect(await takeIn(file)).toEqual([]);
    expect(await findOffer(place.db)).toBeUndefined();
    expect(await inForce()).toMatchObject({ name: 'The House', tagline: 'Essays' });
    expect(await findSiteSource(place.db)).toBe('studio');
  });

  test('that changes later is offered with what it changed, and not applied', async () => {
    await editSite(place.db, () => ({ name: 'The House' }));
    await takeIn({ ...file, tagline: 'Letters', language: 'de' });
    expect(await inForce()).toMatchObject({ name: 'The House', tagline: 'Essays', language: 'en' });
    expect(await findOffer(place.db)).toMatchObject({
      settings: ['tagline', 'language'],
      present: { tagline: 'Essays' },
      offered: { tagline: 'Letters' },
    });
  });

  test('that drops a voice retires it, so that what was said in it keeps its label', async () => {
    await takeIn({ ...file, voices: [] });
    expect((await inForce()).voices).toEqual([
      { slug: 'practitioner', label: 'Practitioner', retired: true },
    ]);
    expect(await takeIn({ ...file, voices: [] })).toEqual([]);
    await editSite(place.db, () => ({ name: 'The House' }));
    await takeIn({ ...file, voices: [] });
    expect(await findOffer(place.db)).toBeUndefined();
  });

  test('that changes back takes its offer back', async () => {
    await editSite(place.db, () => ({ name: 'The House' }));
    await takeIn({ ...file, tagline: 'Letters' });
    await takeIn(file);
    expect(await findOffer(place.db)).toBeUndefined();
  });
});

describe('the owner', () => {
  test('takes some of what a file offers and leaves the rest, once', async () => {
    await editSite(place.db, () => ({ name: 'The House' }));
    const changed = { ...file, name: 'The Green', tagline: 'Letters' };
    await takeIn(changed);
    await answerFile(place.db, ['tagline']);
    expect(await inForce()).toMatchObject({ name: 'The House', tagline: 'Letters' });
    await takeIn(changed);
    expect(await findOffer(place.db)).toBeUndefined();
    await expect(answerFile(place.db, ['name'])).rejects.toThrow('answered already');
  });

  test('loses no voice by taking others from the file', async () => {
    await editSite(place.db, () => ({ voices: [{ slug: 'neighbour', label: 'Neighbour' }] }));
    await takeIn({ ...file, voices: [{ slug: 'practitioner', label: 'Someone who helps' }] });
    await answerFile(place.db, ['voices']);
    expect((await inForce()).voices).toEqual([
      { slug: 'practitioner', label: 'Someone who helps' },
      { slug: 'neighbour', label: 'Neighbour', retired: true },
    ]);
  });

  test('cannot give the site settings that no site can have', async () => {
    await expect(editSite(place.db, () => ({ timeZone: 'Nowhere/Land' }))).rejects.toThrow();
    expect((await place.db.select().from(site))[0]?.source).toBe('file');
  });

  test('no longer offers a voice that is retired, and it keeps its label', async () => {
    await editSite(place.db, ({ voices }) => ({
      voices: voices.map((voice) => ({ ...voice, retired: true })),
    }));
    const { voices } = await inForce();
    expect(offeredVoices(voices)).toEqual([]);
    expect(voices[0]?.label).toBe('Practitioner');
  });
});
