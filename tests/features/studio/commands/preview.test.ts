import { beforeEach, expect, test } from 'vitest';
import { deleteDraft } from '#src/features/studio/commands/delete.ts';
import { revokePreview, sharePreview } from '#src/features/studio/commands/preview.ts';
import { sweepDrafts } from '#src/features/studio/commands/sweep.ts';
import { findSharedDraft, listPreviewLinks } from '#src/features/studio/queries/previews.ts';
import { previewInput } from '#src/features/studio/rules/preview.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenDraft, givenSite, givenWriter, later } from '../writing.ts';

const place = useDatabase();
const DAY = 24 * 60;
const input = previewInput.parse({ note: 'For Ada' });
let mara: Writer;
let id: string;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
  id = await givenDraft(place.db, mara);
});

test('who has the link reads the draft for two weeks, and nobody finds the link in the database', async () => {
  const secret = await sharePreview(place.db, mara, id, input, NOW);
  expect(await findSharedDraft(place.db, secret, later(13 * DAY))).toMatchObject({ id, body: 'Some words.' });
  expect(await findSharedDraft(place.db, secret, later(15 * DAY))).toBeUndefined();
  expect(await findSharedDraft(place.db, 'guessed', NOW)).toBeUndefined();
  const links = await listPreviewLinks(place.db, { id }, NOW);
  expect(links).toMatchObject([{ note: 'For Ada', expiresAt: later(14 * DAY) }]);
  expect(JSON.stringify(links)).not.toContain(secret);
});

test('a link that is taken back leads nowhere, nor does one to what was thrown away', async () => {
  const [one, other] = [
    await sharePreview(place.db, mara, id, input, NOW),
    await sharePreview(place.db, mara, id, input, later(1)),
  ];
  const [newest] = await listPreviewLinks(place.db, { id }, NOW);
  await revokePreview(place.db, mara, id, newest?.id ?? '');
  expect(await findSharedDraft(place.db, other, NOW)).toBeUndefined();
  expect(await findSharedDraft(place.db, one, NOW)).toBeDefined();
  await deleteDraft(place.db, mara, id, NOW);
  expect(await findSharedDraft(place.db, one, NOW)).toBeUndefined();
});

test('links that have expired are swept', async () => {
  await sharePreview(place.db, mara, id, input, NOW);
  await sweepDrafts(place.db, later(15 * DAY));
  expect(await listPreviewLinks(place.db, { id }, NOW)).toEqual([]);
});

test('nobody shares what they do not work on', async () => {
  const tobias = await givenWriter(place.db, 'Tobias');
  await expect(sharePreview(place.db, tobias, id, input, NOW)).rejects.toThrow(/not yours/);
});
