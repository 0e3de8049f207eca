import { expect, test } from 'vitest';
import { hashPassword, isPassword } from '#src/features/members/passwords.ts';

test('the same letters typed in another composition are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 au lait');
  expect(await isPassword('cafe\u0301 au lait', hash)).toBe(true);
  expect(await isPassword('cafe au lait', hash)).toBe(false);
});

test('without a hash nothing is the password', async () => {
  expect(await isPassword('nobody has this password', undefined)).toBe(false);
  expect(await isPassword('nobody has this password', null)).toBe(false);
});

test('a crowd waits its turn, and whom it would keep waiting too long is asked to come back', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 72 }, () => isPassword('x', undefined)));
  const refused = tries.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(4);
  expect(refused[0]?.reason).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 });
  expect(await isPassword('x', undefined)).toBe(false);
});
