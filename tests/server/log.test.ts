import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { failure, withoutSecret } from '#src/server/log.ts';

describe('what the log says of a failed statement', () => {
  const cause = Object.assign(new Error('the server went away'), {
    code: '57P01',
    detail: 'Key (email)=(ada@example.org)',
  });
  const said = JSON.stringify(
    failure(new DrizzleQueryError('select 1 from members where email = $1', ['ada@example.org'], cause)),
  );

  test('names the statement and the reason, so that its owner can mend it', () => {
    expect(said).toContain('select 1 from members where email = $1');
    expect(said).toContain('the server went away');
    expect(said).toContain('57P01');
    expect(said).toContain('log.test.ts');
  });

  test('holds nothing of what it was sent with', () => {
    expect(said).not.toContain('ada@');
  });
});

test('what the job queue throws is read like an error', () => {
  expect(failure({ message: 'no room', stack: 'Error: no room\n    at here' })).toEqual({
    type: 'Error',
    message: 'no room',
    at: ['here'],
  });
});

test.each([
  ['/reset/0123456789abcdef/', '/reset/…/'],
  ['/setup/0123456789abcdef/', '/setup/…/'],
  ['/preview/0123456789abcdef/', '/preview/…/'],
  ['/unsubscribe/0123456789abcdef', '/unsubscribe/…/'],
  ['/sign-in/', '/sign-in/'],
  ['/essays/reset/', '/essays/reset/'],
])('%s is written down as %s', (path, written) => {
  expect(withoutSecret(path)).toBe(written);
});
