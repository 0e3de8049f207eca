import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { isDatabaseAway } from '#db/away.ts';
import { openPostgres } from '#db/client.ts';

test('a statement that reached nobody is told from one that was wrong', () => {
  const failed = (code: string) =>
    new DrizzleQueryError('select', [], Object.assign(new Error('no'), { code }));
  expect(isDatabaseAway(failed('ECONNREFUSED'))).toBe(true);
  expect(isDatabaseAway(failed('57P01'))).toBe(true);
  expect(isDatabaseAway(failed('23505'))).toBe(false);
  expect(isDatabaseAway(new Error('The roof fell in.'))).toBe(false);
});

test('a server that is not there is reported by its setting', async () => {
  await expect(openPostgres('postgres://nobody@127.0.0.1:1/nowhere')).rejects.toThrow(
    /^DATABASE_URL: the database cannot be reached \(ECONNREFUSED/,
  );
});
