import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { authors, drafts, essays, members, revisions } from '#db/schema/index.ts';
import { findEverything } from '#src/features/download/parts.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { carryOutLeavings } from '#src/features/leaving/commands/carry-out.ts';
import { askToLeave } from '#src/features/leaving/commands/leave.ts';
import { planLeaving } from '#src/features/leaving/commands/plan.ts';
import { answerInvitation, inviteCollaborator } from '#src/features/studio/commands/people.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import {
  draftOf,
  givenDraft,
  givenSite,
  givenWriter,
  publish,
  write,
} from '#tests/features/studio/writing.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { tablesThatSay } from '#tests/setup/traces.ts';

const place = useDatabase();
const IN_A_DAY = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
const NAME = 'Cleo Vantage';
let cleo: Writer;
let olu: Writer;
beforeEach(async () => {
  await givenSite(place.db, { voices: [{ slug: 'practitioner', label: 'Practitioner' }] });
  cleo = await givenWriter(place.db, NAME);
  olu = await givenWriter(place.db, 'Olu', 'owner');
});

async function leave(choice: Partial<Parameters<typeof planLeaving>[2]> = {}) {
  await planLeaving(place.db, cleo.id, { comments: 'delete', dropVoices: false, essays: 'keep', ...choice });
  await askToLeave(place.db, cleo.id, NOW);
  expect(await carryOutLeavings(place.db, IN_A_DAY)).toBe(1);
}
const countOf = (table: typeof drafts | typeof essays | typeof revisions) => place.db.$count(table);

test('what readers never saw and nobody else works on is deleted, and of the name nothing is left', async () => {
  await givenDraft(place.db, cleo, {}, `${NAME} wrote this.`);
  await leave();
  for (const table of [drafts, essays, revisions]) expect(await countOf(table)).toBe(0);
  await place.db.execute('update outbox set address = null');
  expect(await tablesThatSay(place.db, NAME, 'cleo-vantage')).toEqual([]);
});

test('a draft that others work on as well stays theirs, without the name', async () => {
  const id = await givenDraft(place.db, cleo);
  await inviteCollaborator(place.db, cleo, id, olu.id, NOW);
  await answerInvitation(place.db, olu, id, true, NOW);
  await leave();
  const draft = await draftOf(place.db, olu, id);
  expect(draft.matter.authors).toEqual([{ author: 'olu' }]);
  expect(draft.collaborators.map(({ name }) => name)).toEqual(['Olu']);
});

test('a published essay that keeps the name can be cared for by an owner', async () => {
  const id = await givenDraft(place.db, cleo);
  await publish(place.db, cleo, id);
  await leave();
  await write(place.db, olu, id, {}, 'Mended.');
  expect(await publish(place.db, olu, id)).toMatchObject({ status: 'published' });
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toMatchObject({
    bylines: [{ name: NAME }],
    body: 'Mended.',
  });
});

test('an essay under a pseudonym stays under it when an owner publishes it again', async () => {
  const id = await givenDraft(place.db, cleo, {
    authors: [{ author: 'cleo-vantage', voice: 'practitioner' }],
  });
  await publish(place.db, cleo, id);
  await leave({ essays: 'pseudonym', essayPseudonym: 'A heron', dropVoices: true });
  await write(place.db, olu, id, {}, 'Mended.');
  expect(await publish(place.db, olu, id)).toMatchObject({ status: 'published' });
  expect((await findPublishedEssay(place.db, 'tea-before-advice'))?.bylines).toMatchObject([
    { name: 'A heron', voice: null },
  ]);
  await place.db.execute('update outbox set address = null');
  expect(await tablesThatSay(place.db, NAME, 'cleo-vantage')).toEqual([]);
});

test('an essay that was taken offline stays offline, and nobody goes on with its text', async () => {
  const id = await givenDraft(place.db, cleo);
  await publish(place.db, cleo, id);
  await leave({ essays: 'unpublish' });
  expect(await findPublishedEssay(place.db, 'tea-before-advice')).toBeUndefined();
  expect([await countOf(drafts), await countOf(revisions)]).toEqual([0, 0]);
  expect(await place.db.$count(authors, eq(authors.name, NAME))).toBe(0);
  expect(await place.db.$count(members, eq(members.id, cleo.id))).toBe(0);
});

test('the download holds one’s drafts and all that was saved of them', async () => {
  await givenDraft(place.db, cleo, { title: 'Mine' }, 'My words.');
  await givenDraft(place.db, olu, { title: 'Theirs' }, 'Their words.');
  const everything = await findEverything(place.db, cleo.id, NOW);
  expect(everything).toMatchObject({
    drafts: [{ details: { title: 'Mine' }, body: 'My words.' }],
    revisions: [{ body: 'My words.' }],
  });
  expect(JSON.stringify(everything)).not.toContain('Their words.');
});
