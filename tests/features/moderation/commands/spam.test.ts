import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, decisions, members, reports } from '#db/schema/index.ts';
import { markSpam } from '#src/features/comments/commands/settle.ts';
import { decide } from '#src/features/moderation/commands/decide.ts';
import { takeNext, takeTicket } from '#src/features/moderation/commands/lease.ts';
import { markAllSpam, restoreFromSpam } from '#src/features/moderation/commands/spam.ts';
import { endThread, reopenThread } from '#src/features/moderation/commands/threads.ts';
import { findQueued } from '#src/features/moderation/queries/look.ts';
import { listSpam } from '#src/features/moderation/queries/spam.ts';
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

test('what was taken for spam by a slip goes back into the queue, to be read like any other', async () => {
  const { mona, comment } = await room();
  const one = await comment();
  await markAllSpam(place.db, mona.id, [one.ticket], NOW);
  await restoreFromSpam(place.db, mona.id, one.ticket, NOW);
  expect(await statusOf(one.id)).toBe('held');
  expect(await takeNext(place.db, mona.id, NOW)).toBe(one.ticket);
  expect((await place.db.select().from(members)).map(({ trustedAt }) => trustedAt)).not.toContainEqual(NOW);
  await expect(restoreFromSpam(place.db, mona.id, one.ticket, NOW)).rejects.toThrow(/not among the spam/);
  const logged = await place.db.select().from(decisions);
  expect(logged.map(({ verdict, about }) => [verdict, about]).sort()).toEqual([
    ['restore', 'comment'],
    ['spam', 'comment'],
  ]);
});

test('what readers had seen before it was taken for spam, they see again', async () => {
  const { mona, comment } = await room();
  const one = await comment({ status: 'approved' });
  await place.db.transaction((tx) => markSpam(tx, one.id, NOW));
  await restoreFromSpam(place.db, mona.id, one.ticket, NOW);
  expect(await statusOf(one.id)).toBe('approved');
});

test('a report of danger that went with a slip waits again, and one that was answered before does not', async () => {
  const { mona, nils, comment } = await room();
  const one = await comment({ status: 'approved' });
  const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
  await place.db.insert(reports).values([
    { commentId: one.id, memberId: nils.id, danger: true, reportedAt: NOW },
    { commentId: one.id, danger: true, reportedAt: NOW, settledAt: at(-9) },
  ]);
  await takeTicket(place.db, mona.id, one.ticket, at(1));
  const seen = (await findQueued(place.db, one.ticket))?.look.seen ?? '';
  const slip = { verdict: 'spam' } as const;
  await decide(place.db, { moderatorId: mona.id, ticket: one.ticket, seen }, slip, at(1));
  await restoreFromSpam(place.db, mona.id, one.ticket, at(2));
  expect(await place.db.select().from(reports).where(isNull(reports.settledAt))).toMatchObject([
    { memberId: nils.id },
  ]);
  expect(await takeNext(place.db, mona.id, at(3))).toBe(one.ticket);
});

test('the spam that was taken last stands first, however old it is', async () => {
  const { mona, comment } = await room();
  const old = await comment({ writtenAt: new Date(NOW.getTime() - 86_400_000), body: 'x'.repeat(401) });
  const young = await comment();
  await markAllSpam(place.db, mona.id, [young.ticket], NOW);
  await markAllSpam(place.db, mona.id, [old.ticket], new Date(NOW.getTime() + 1000));
  const { items } = await listSpam(place.db, 1);
  expect(items.map(({ ticket }) => ticket)).toEqual([old.ticket, young.ticket]);
  expect(items[0]?.words).toBe(`${'x'.repeat(400)}…`);
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
