import { desc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { comments, decisions, members, outbox, parityCounts } from '#db/schema/index.ts';
import { appealDecline } from '#src/features/moderation/commands/appeal.ts';
import { decide, judgeBlind } from '#src/features/moderation/commands/decide.ts';
import { takeNext } from '#src/features/moderation/commands/lease.ts';
import { findQueued } from '#src/features/moderation/queries/look.ts';
import type { Judgement } from '#src/features/moderation/rules/judgement.ts';
import { givenComment, givenEssay, givenGuideline, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
let [mona, nils, vera] = [{ id: '' }, { id: '' }, { id: '' }];
let comment = { id: '', ticket: '' };
let decline: Judgement;

beforeEach(async () => {
  mona = await givenMember(place.db, { name: 'Mona', capabilities: ['moderator'] });
  nils = await givenMember(place.db, { name: 'Nils', capabilities: ['moderator'] });
  vera = await givenMember(place.db, { name: 'Vera' });
  comment = await givenComment(place.db, { by: vera, on: await givenEssay(place.db, { slug: 'tea' }) });
  decline = { verdict: 'decline', guidelineId: (await givenGuideline(place.db)).id, words: '' };
});

async function read(moderator: { id: string }, judgement: Judgement, now: Date) {
  const ticket = await takeNext(place.db, moderator.id, now);
  expect(ticket).toBe(comment.ticket);
  const seen = (await findQueued(place.db, comment.ticket))?.look.seen ?? '';
  const reading = { moderatorId: moderator.id, ticket: comment.ticket, seen };
  await judgeBlind(place.db, reading, judgement, now);
  await decide(place.db, reading, judgement, now);
}
const lastDecision = async () =>
  (await place.db.select().from(decisions).orderBy(desc(decisions.decidedAt)).limit(1))[0];
const statusOf = async () =>
  (await place.db.select().from(comments).where(eq(comments.id, comment.id)))[0]?.status;

test('an appeal goes to someone who has not decided it, unmarked, and can be overturned', async () => {
  await read(mona, decline, later(1));
  await appealDecline(place.db, vera.id, comment.id, later(2));
  expect(await takeNext(place.db, mona.id, later(3))).toBeUndefined();
  await takeNext(place.db, nils.id, later(3));
  expect((await findQueued(place.db, comment.ticket))?.look.about).toBe('comment');
  await read(nils, { verdict: 'approve' }, later(3));
  expect(await statusOf()).toBe('approved');
  expect(await lastDecision()).toMatchObject({ verdict: 'approve', onAppeal: true, sameReader: false });
  const counted = await place.db.select().from(parityCounts);
  expect(counted.map(({ outcome }) => outcome).sort()).toEqual(['appealed', 'declined', 'reversed', 'wait']);
  expect((await place.db.select().from(outbox)).map(({ template }) => template)).toEqual([
    'comment-declined',
    'appeal-answered',
  ]);
});

test('a second reader who agrees ends it', async () => {
  await read(mona, decline, later(1));
  await appealDecline(place.db, vera.id, comment.id, later(2));
  await read(nils, decline, later(3));
  expect(await statusOf()).toBe('declined');
  await expect(appealDecline(place.db, vera.id, comment.id, later(4))).rejects.toThrow(
    /second reader has read/,
  );
});

test('where there is nobody else, the same reader answers after a day, and the log says so', async () => {
  await place.db.update(members).set({ capabilities: [] }).where(eq(members.id, nils.id));
  await read(mona, decline, later(1));
  await appealDecline(place.db, vera.id, comment.id, later(2));
  expect(await takeNext(place.db, mona.id, later(25))).toBeUndefined();
  await read(mona, { verdict: 'approve' }, later(26.5));
  expect(await lastDecision()).toMatchObject({ onAppeal: true, sameReader: true });
});

test('only its own member can appeal, once, and within thirty days', async () => {
  await expect(appealDecline(place.db, vera.id, comment.id, later(1))).rejects.toThrow(
    /Only a comment that was declined/,
  );
  await read(mona, decline, later(1));
  await expect(appealDecline(place.db, nils.id, comment.id, later(2))).rejects.toThrow(/no longer there/);
  await expect(appealDecline(place.db, vera.id, comment.id, later(24 * 31))).rejects.toThrow(
    /within 30 days/,
  );
  await appealDecline(place.db, vera.id, comment.id, later(2));
  await expect(appealDecline(place.db, vera.id, comment.id, later(3))).rejects.toThrow(/asked already/);
});
