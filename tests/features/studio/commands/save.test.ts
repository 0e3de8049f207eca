import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { revisions } from '#db/schema/index.ts';
import { saveDraft } from '#src/features/studio/commands/save.ts';
import { startEssay } from '#src/features/studio/commands/start.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import { listDrafts } from '#src/features/studio/queries/list.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
});

const bodies = async () =>
  (
    await place.db.select({ body: revisions.body }).from(revisions).orderBy(revisions.savedAt, revisions.id)
  ).map(({ body }) => body);

test('who begins to write signs with their name', async () => {
  const id = await startEssay(place.db, mara, NOW);
  expect(await draftOf(place.db, mara, id)).toMatchObject({
    matter: { authors: [{ author: 'mara' }], title: '' },
    version: 1,
    publishedVersion: null,
    status: 'draft',
  });
  await startEssay(place.db, mara, NOW);
  expect((await listDrafts(place.db, mara, { all: false }))?.total).toBe(2);
});

test('someone else of the same name signs with another handle', async () => {
  await startEssay(place.db, mara, NOW);
  const other = await givenMember(place.db, {
    name: 'Mára',
    email: 'm@example.org',
    capabilities: ['author'],
  });
  const id = await startEssay(place.db, other, NOW);
  expect((await draftOf(place.db, other, id)).matter.authors).toEqual([{ author: 'mara-2' }]);
});

test('a reader cannot begin an essay, nor open one', async () => {
  const reader = { ...mara, capabilities: [] };
  expect(() => startEssay(place.db, reader, NOW)).toThrow(/for authors/);
  const id = await startEssay(place.db, mara, NOW);
  expect(await findDraft(place.db, id, reader)).toBeUndefined();
});

test('what is saved is there, with who saved it', async () => {
  const id = await startEssay(place.db, mara, NOW);
  expect(await saveDraft(place.db, mara, id, { version: 1, body: 'Words.' }, later(1))).toEqual({
    version: 2,
    savedAt: later(1),
  });
  expect(await draftOf(place.db, mara, id)).toMatchObject({ body: 'Words.', savedBy: 'Mara', version: 2 });
});

test('the same words twice are one version, however the browser ends its lines', async () => {
  const id = await givenDraft(place.db, mara, {}, 'One.\n\nTwo.');
  const saved = await saveDraft(place.db, mara, id, { version: 2, body: 'One.\r\n\r\nTwo.' }, later(1));
  expect(saved).toEqual({ version: 2, savedAt: NOW });
  expect(await write(place.db, mara, id, { topics: [] }, 'One.\n\nTwo.')).toMatchObject({ version: 2 });
});

test('a second save from the same version is shown what the first one said', async () => {
  const id = await givenDraft(place.db, mara);
  await saveDraft(place.db, mara, id, { version: 2, body: 'Mine.' }, later(1));
  expect(await saveDraft(place.db, mara, id, { version: 2, body: 'Also mine.' }, later(2))).toMatchObject({
    conflict: {
      version: 3,
      body: 'Mine.',
      savedBy: 'Mara',
      savedAt: later(1),
      matter: { title: 'Tea before advice' },
    },
  });
  expect((await draftOf(place.db, mara, id)).body).toBe('Mine.');
});

test('of two saves at once one wins, and the other is told', async () => {
  const id = await givenDraft(place.db, mara);
  const both = await Promise.all(
    ['Mine.', 'Yours.'].map((body) => saveDraft(place.db, mara, id, { version: 2, body }, later(1))),
  );
  expect(both.filter((saved) => 'conflict' in saved)).toHaveLength(1);
});

test('letters that no database holds do not stop a save', async () => {
  const id = await givenDraft(place.db, mara, { title: 'A\0B\uD800' }, 'One\0two\uDC00.');
  expect(await draftOf(place.db, mara, id)).toMatchObject({
    body: 'Onetwo\uFFFD.',
    matter: { title: 'AB\uFFFD' },
  });
});

test('more than a megabyte is refused in words', async () => {
  const id = await startEssay(place.db, mara, NOW);
  await expect(saveDraft(place.db, mara, id, { version: 1, body: 'ü'.repeat(500_001) }, NOW)).rejects.toThrow(
    /longer than a megabyte/,
  );
});

describe('revisions', () => {
  test('a sitting is one; ten quiet minutes later another begins', async () => {
    const id = await givenDraft(place.db, mara, {}, 'One.');
    await write(place.db, mara, id, {}, 'Two.', later(9));
    await write(place.db, mara, id, {}, 'Three.', later(18));
    expect(await bodies()).toEqual(['Three.']);
    await write(place.db, mara, id, {}, 'Four.', later(28));
    expect(await bodies()).toEqual(['Three.', 'Four.']);
  });

  test('what was published is kept, however soon someone goes on', async () => {
    const id = await givenDraft(place.db, mara, {}, 'One.');
    await publish(place.db, mara, id);
    await write(place.db, mara, id, {}, 'Two.', later(1));
    expect(await bodies()).toEqual(['One.', 'Two.']);
  });

  test('what is to be published at its time is kept as well', async () => {
    const id = await givenDraft(place.db, mara, {}, 'One.');
    await publish(place.db, mara, id, NOW, later(60));
    await write(place.db, mara, id, {}, 'Two.', later(1));
    expect(await bodies()).toEqual(['One.', 'Two.']);
  });

  test('two who write in turn keep their own', async () => {
    const olu = await givenWriter(place.db, 'Olu', 'owner');
    const id = await givenDraft(place.db, mara, {}, 'Mara’s.');
    await write(place.db, olu, id, {}, 'Olu’s.', later(1));
    await write(place.db, mara, id, {}, 'Mara’s again.', later(2));
    expect(await bodies()).toEqual(['Mara’s.', 'Olu’s.', 'Mara’s again.']);
  });
});

/** What one of two tabs does: it writes on what it sees, saves, or takes what is there. */
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  does: fc.constantFrom('save', 'reload'),
  words: fc.string(),
});

test('in any order of two tabs, nothing that was saved is overwritten by someone who did not see it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const id = await givenDraft(place.db, mara, {}, 'Start.');
      const seen = [2, 2];
      let stored = { version: 2, body: 'Start.' };
      for (const { tab, does, words } of steps) {
        if (does === 'reload') seen[tab] = stored.version;
        else {
          const saved = await saveDraft(place.db, mara, id, { version: seen[tab] ?? 0, body: words }, NOW);
          if ('conflict' in saved) {
            expect(saved.conflict).toMatchObject(stored);
            expect(seen[tab]).not.toBe(stored.version);
          } else {
            if (words !== stored.body) expect(seen[tab]).toBe(stored.version);
            stored = { version: saved.version, body: words };
            seen[tab] = saved.version;
          }
        }
        expect(await draftOf(place.db, mara, id)).toMatchObject(stored);
      }
    }),
    { numRuns: 20 },
  );
});
