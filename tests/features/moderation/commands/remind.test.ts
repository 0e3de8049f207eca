import { beforeEach, expect, test } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { takeNext } from '#src/features/moderation/commands/lease.ts';
import { remindModerators } from '#src/features/moderation/commands/remind.ts';
import { givenComment, givenEssay, givenMember, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const moderator = (name: string, more = {}) =>
  givenMember(place.db, { name, capabilities: ['moderator'], ...more });
let mona = { id: '' };

beforeEach(async () => {
  mona = await moderator('Mona');
  await moderator('Nils', { mailChoices: { queue: 'never' } });
  await moderator('Olga', { suspendedAt: NOW, suspensionReason: 'A pause.' });
});

const wait = async () =>
  givenComment(place.db, {
    by: await givenMember(place.db, { name: 'Vera' }),
    on: await givenEssay(place.db, { slug: 'tea' }),
    body: 'Words that wait.',
  });

test('a moderator who wishes it hears that something waits, and nothing of what it says', async () => {
  await wait();
  expect(await remindModerators(place.db, NOW)).toBe(1);
  expect(await place.db.select().from(outbox)).toMatchObject([
    { template: 'queue-waits', memberId: mona.id, data: { count: 1, more: false, path: '/moderate/' } },
  ]);
});

test('nobody hears of an empty queue, nor of what they are reading', async () => {
  expect(await remindModerators(place.db, NOW)).toBe(0);
  await wait();
  await takeNext(place.db, mona.id, NOW);
  expect(await remindModerators(place.db, NOW)).toBe(0);
});
