import { beforeEach, expect, test } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import {
  answerInvitation,
  inviteCollaborator,
  removeCollaborator,
} from '#src/features/studio/commands/people.ts';
import { letWriteAs } from '#src/features/studio/commands/write-as.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import { listInvitable, listInvitations } from '#src/features/studio/queries/people.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { draftOf, givenDraft, givenSite, givenWriter, later, publish, write } from '../writing.ts';

const place = useDatabase();
let mara: Writer;
let tobias: Writer;
let id: string;
beforeEach(async () => {
  await givenSite(place.db);
  mara = await givenWriter(place.db, 'Mara');
  tobias = await givenWriter(place.db, 'Tobias');
  id = await givenDraft(place.db, mara);
});

test('an author who is asked hears of it by mail, and works on the essay once they accept', async () => {
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  expect(await place.db.select().from(outbox)).toMatchObject([
    { template: 'co-author-invited', memberId: tobias.id, data: { by: 'Mara', essay: 'Tea before advice' } },
  ]);
  expect(await listInvitations(place.db, tobias)).toMatchObject([{ draftId: id, writers: ['Mara'] }]);
  expect(await findDraft(place.db, id, tobias)).toBeUndefined();

  await answerInvitation(place.db, tobias, id, true, later(1));
  expect(await listInvitations(place.db, tobias)).toEqual([]);
  expect((await draftOf(place.db, tobias, id)).matter.authors).toEqual([
    { author: 'mara' },
    { author: 'tobias' },
  ]);
  await publish(place.db, tobias, id);
  expect((await findPublishedEssay(place.db, 'tea-before-advice'))?.bylines.map(({ name }) => name)).toEqual([
    'Mara',
    'Tobias',
  ]);
});

test('the order of those who sign is for them to choose', async () => {
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  await answerInvitation(place.db, tobias, id, true, NOW);
  await write(place.db, tobias, id, { authors: [{ author: 'tobias' }, { author: 'mara' }] });
  await publish(place.db, tobias, id);
  expect((await findPublishedEssay(place.db, 'tea-before-advice'))?.bylines[0]).toMatchObject({
    name: 'Tobias',
  });
});

test('who declines is not on it, and can be asked again', async () => {
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  await answerInvitation(place.db, tobias, id, false, NOW);
  const draft = await draftOf(place.db, mara, id);
  expect(draft.collaborators).toHaveLength(1);
  expect((await listInvitable(place.db, draft)).map(({ name }) => name)).toEqual(['Tobias']);
  await expect(answerInvitation(place.db, tobias, id, true, NOW)).rejects.toThrow(/no such invitation/);
});

test('only authors can be asked', async () => {
  const reader = await givenMember(place.db, { name: 'Ada' });
  await expect(inviteCollaborator(place.db, mara, id, reader.id, NOW)).rejects.toThrow(/no such author/);
});

test('one can leave an essay that others go on with, but not the last one', async () => {
  await expect(removeCollaborator(place.db, mara, id, mara.id)).rejects.toThrow(/Nobody else works on this/);
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  await expect(removeCollaborator(place.db, mara, id, mara.id)).rejects.toThrow(/Nobody else works on this/);
  await answerInvitation(place.db, tobias, id, true, NOW);
  await expect(removeCollaborator(place.db, tobias, id, mara.id)).rejects.toThrow(/leave by themselves/);
  await removeCollaborator(place.db, mara, id, mara.id);
  expect(await findDraft(place.db, id, mara)).toBeUndefined();
  expect(await findDraft(place.db, id, tobias)).toBeDefined();
});

test('an invitation can be taken back', async () => {
  await inviteCollaborator(place.db, mara, id, tobias.id, NOW);
  await removeCollaborator(place.db, mara, id, tobias.id);
  expect(await listInvitations(place.db, tobias)).toEqual([]);
});

test('whoever is let write as an author works on what that author signs', async () => {
  await publish(place.db, mara, id);
  await letWriteAs(place.db, mara.id, undefined);
  await letWriteAs(place.db, tobias.id, 'mara');
  expect((await draftOf(place.db, tobias, id)).matter.title).toBe('Tea before advice');
  await expect(letWriteAs(place.db, mara.id, 'mara')).rejects.toMatchObject({ code: 'CONFLICT' });
});
