import { beforeEach, expect, test } from 'vitest';
import { passOn, takeNext, takeTicket } from '#src/features/moderation/commands/lease.ts';
import { LEASE_MINUTES } from '#src/features/moderation/rules/lease.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let [mona, nils, vera] = [{ id: '' }, { id: '' }, { id: '' }];
let essay = { id: '', workId: '' };

beforeEach(async () => {
  mona = await givenMember(place.db, { name: 'Mona', capabilities: ['moderator'] });
  nils = await givenMember(place.db, { name: 'Nils', capabilities: ['moderator'] });
  vera = await givenMember(place.db, { name: 'Vera' });
  essay = await givenEssay(place.db, { slug: 'tea' });
});

const waits = (minutes: number) => givenComment(place.db, { by: vera, on: essay, writtenAt: later(minutes) });

test('what has waited longest comes first, and stays open for its moderator', async () => {
  const first = await waits(0);
  await waits(1);
  expect(await takeNext(place.db, mona.id, later(2))).toBe(first.ticket);
  expect(await takeNext(place.db, mona.id, later(3))).toBe(first.ticket);
});

test('two moderators never get the same comment, even when they ask at the same moment', async () => {
  for (let at = 0; at < 6; at++) await waits(at);
  const moderators = [mona, nils];
  for (const name of ['Olga', 'Paul', 'Rita', 'Sven'])
    moderators.push(await givenMember(place.db, { name, capabilities: ['moderator'] }));
  const taken = await Promise.all(moderators.map(({ id }) => takeNext(place.db, id, later(10))));
  expect(new Set(taken).size).toBe(6);
  expect(taken).not.toContain(undefined);
});

test('a comment that nobody finished goes to someone else after five minutes', async () => {
  const comment = await waits(0);
  await takeNext(place.db, mona.id, later(1));
  expect(await takeNext(place.db, nils.id, later(2))).toBeUndefined();
  expect(await takeTicket(place.db, nils.id, comment.ticket, later(2))).toBe(false);
  expect(await takeNext(place.db, nils.id, later(2 + LEASE_MINUTES))).toBe(comment.ticket);
});

test('a comment left to others comes to them at once, and not back', async () => {
  const comment = await waits(0);
  await takeNext(place.db, mona.id, later(1));
  await passOn(place.db, mona.id, comment.ticket, later(1));
  expect(await takeNext(place.db, mona.id, later(2))).toBeUndefined();
  expect(await takeNext(place.db, nils.id, later(2))).toBe(comment.ticket);
});

test('nobody judges their own words while someone else can', async () => {
  const own = await givenComment(place.db, { by: mona, on: essay });
  expect(await takeNext(place.db, mona.id, later(1))).toBeUndefined();
  expect(await takeTicket(place.db, mona.id, own.ticket, later(1))).toBe(false);
  expect(await takeNext(place.db, nils.id, later(1))).toBe(own.ticket);
});
