import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { changed, listenForChanges } from '#db/changes.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();

test('readers hear of a change when it is committed, and never of one that is rolled back', async () => {
  const heard: string[][] = [];
  await listenForChanges(
    site.connection,
    (tags) => heard.push(tags),
    () => {},
  );
  const failed = site.db.transaction(async (tx) => {
    await changed(tx, ['essay:rolled-back']);
    throw new Error('Something else went wrong.');
  });
  await expect(failed).rejects.toThrow('Something else went wrong.');
  await site.db.transaction(async (tx) => {
    await changed(tx, ['essay:committed']);
    await wait(50);
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard).toEqual([['essay:committed']]);
});

test('more tags than one note can carry arrive all the same', async () => {
  const heard: string[] = [];
  await listenForChanges(
    site.connection,
    (tags) => heard.push(...tags),
    () => {},
  );
  const tags = Array.from({ length: 250 }, (_, at) => `essay:${'long-'.repeat(6)}${at}`);
  await changed(site.db, tags);
  await expect.poll(() => heard.length).toBe(250);
  expect(heard).toEqual(tags);
});
