import { expect, test } from 'vitest';
import { turns } from '#db/schema/index.ts';
import { addressKey, forgetTurns, takeTurn } from '#src/features/members/limits.ts';
import { NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const site = useDatabase();
const limit = { name: 'knock', times: 3, seconds: 60 };
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const knock = (who: string, seconds = 0) => takeTurn(site.db, limit, who, after(seconds));

test('who does something too often is told when to try again', async () => {
  for (let turn = 0; turn < 3; turn++) await knock('mira');
  await expect(knock('mira', 20)).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 40,
    message: expect.stringContaining('40 seconds'),
  });
  await knock('noor', 20);
  await knock('mira', 60);
});

test('turns taken at the same moment are all counted', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => knock('mira')));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('limits of another name count for themselves', async () => {
  for (let turn = 0; turn < 3; turn++) await knock('mira');
  await takeTurn(site.db, { ...limit, name: 'ring' }, 'mira', NOW);
});

test('counts are forgotten when their time is over', async () => {
  await knock('mira');
  await knock('noor', 30);
  await forgetTurns(site.db, after(61));
  expect(await site.db.select().from(turns)).toHaveLength(1);
});

test('an address is kept as a hash that needs the secret', () => {
  expect(addressKey('192.0.2.1', 'one')).not.toBe(addressKey('192.0.2.1', 'other'));
  expect(addressKey('192.0.2.1', 'one')).not.toContain('192');
});

test('one household with IPv6 counts as one, and IPv4 within IPv6 as itself', () => {
  const key = (address: string) => addressKey(address, 'one');
  expect(key('2001:db8:1:2:aaaa::1')).toBe(key('2001:db8:1:2:bbbb:0:0:2'));
  expect(key('2001:db8:1:2::1')).not.toBe(key('2001:db8:1:3::1'));
  expect(key('::ffff:192.0.2.1')).toBe(key('192.0.2.1'));
  expect(key('192.0.2.1')).not.toBe(key('192.0.2.2'));
});
