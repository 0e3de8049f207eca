import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, decisions } from '#db/schema/index.ts';
import { takeTicket } from '#src/features/moderation/commands/lease.ts';
import { markAllSpam, restoreFromSpam } from '#src/features/moderation/commands/spam.ts';
import { endThread, reopenThread } from '#src/features/moderation/commands/threads.ts';
import { findThread } from '#src/features/moderation/queries/threads.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();

async function room() {
  const { db } = place;
  const mona = await givenMember(db, { name: 'Mona', capabilities: ['moderator'] });
  const nils = await givenMember(db, { name: 'Nils', capabilities: ['moderator'] });
  const vera = await givenMember(db, { name: 'Vera' });
  const essay = await givenEssay(db, { slug: 'tea' });
  return { mona, nils, comment: (more = {}) => givenComment(db, { by: vera, on: essay, ...more }) };
}
const statusOf = async (id: string) =>
  (await place.db.select().from(comments).where(eq(comments.id, id)))[0]?.status;

test('spam is marked in bulk, but for what someone is reading and for edits of what readers see', async () => {
  const { mona, nils, comment } = await room();
  const spam = [await comment(), await comment()];
  const read = await comment();
  const edit = await comment({ status: 'approved', heldEdit: 'Buy this.', heldAt: NOW });
  await takeTicket(place.db, nils.id, read.ticket, NOW);
  const tickets = [...spam, read, edit].map(({ ticket }) => ticket);
  expect(await markAllSpam(place.db, mona.id, tickets, NOW)).toBe(2);
  expect(await Promise.all(spam.map(({ id }) => statusOf(id)))).toEqual(['spam', 'spam']);
  expect(await statusOf(read.id)).toBe('held');
  expect(await statusOf(edit.id)).toBe('approved');
});

test('what was taken for spam can be shown after all, and the log says so', async () => {
  const { mona, comment } = await room();
  const one = await comment();
  await markAllSpam(place.db, mona.id, [one.ticket], NOW);
  await restoreFromSpam(place.db, mona.id, one.ticket, NOW);
  expect(await statusOf(one.id)).toBe('approved');
  await expect(restoreFromSpam(place.db, mona.id, one.ticket, NOW)).rejects.toThrow(/not among the spam/);
  const verdicts = (await place.db.select().from(decisions)).map(({ verdict }) => verdict);
  expect(verdicts.sort()).toEqual(['restore', 'spam']);
});

test('a thread ends with a word why, and can go on', async () => {
  const { mona, comment } = await room();
  const root = await comment({ status: 'approved' });
  await endThread(place.db, mona.id, root.id, 'It has become a quarrel.', NOW);
  expect(await findThread(place.db, root.id)).toMatchObject({ lockedFor: 'It has become a quarrel.' });
  await reopenThread(place.db, mona.id, root.id, NOW);
  expect((await findThread(place.db, root.id))?.lockedAt).toBeNull();
  const logged = await place.db.select().from(decisions).orderBy(decisions.id);
  expect(logged.map(({ verdict, about }) => [verdict, about])).toEqual([
    ['lock', 'thread'],
    ['unlock', 'thread'],
  ]);
});
