import { expect, test } from 'vitest';
import { deviceOf } from '#src/features/members/rules/device.ts';
import { mailAddress, suspendInput, voicesInput } from '#src/features/members/rules/inputs.ts';
import { localPath } from '#src/features/members/rules/links.ts';
import { mailChoicesOf } from '#src/features/members/rules/mail-choices.ts';
import { newPassword } from '#src/features/members/rules/passwords.ts';
import { waitInWords } from '#src/features/members/rules/waiting.ts';

test.each(['1234567', 'password', 'PASSWORD', 'iloveyou', 'qwertyuiop', 'x'.repeat(129)])(
  'the password %s is refused',
  (password) => {
    expect(newPassword.safeParse(password).success).toBe(false);
  },
);

test.each(['a kettle on the stove', 'ffffffffffffffffffgg', 'Пароль для меня', 'x'.repeat(128)])(
  'the password %s is taken as it is',
  (password) => {
    expect(newPassword.parse(password)).toBe(password);
  },
);

test('a short password is told one thing to do', () => {
  expect(newPassword.safeParse('abc').error?.issues).toHaveLength(1);
});

test('an address is kept in lower case', () => {
  expect(mailAddress.parse('  Ada@Example.ORG ')).toBe('ada@example.org');
});

test.each([
  'ada',
  'ada@',
  '@example.org',
  'a b@example.org',
  'ada@example.org\nBcc: x@y.org',
  `${'a'.repeat(250)}@x.org`,
])('%j is no address', (address) => {
  expect(mailAddress.safeParse(address).success).toBe(false);
});

test('voices need consent, and giving all of them up needs none', () => {
  expect(voicesInput.safeParse({ voices: 'practitioner' }).error?.issues[0]?.path).toEqual(['consent']);
  expect(voicesInput.parse({ voices: ['practitioner', 'researcher'], consent: 'on' }).voices).toHaveLength(2);
  expect(voicesInput.parse({}).voices).toEqual([]);
});

test('a suspension needs a reason', () => {
  expect(suspendInput.safeParse({ reason: ' ' }).success).toBe(false);
  expect(suspendInput.parse({ reason: 'Selling things.', until: '' }).until).toBe('');
});

test.each(['/me/', '/essays/spring/?comments=2#c', '/moderate/'])('signing in leads back to %s', (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/.//evil.example/',
  'javascript:alert(1)',
  '',
  undefined,
])('signing in never leads to %s', (path) => {
  expect(localPath(path)).toBeUndefined();
});

test('a member who never chose hears of replies, and gets no letters', () => {
  expect(mailChoicesOf({})).toEqual({
    replies: true,
    decisions: true,
    essayComments: 'at-once',
    queue: 'daily',
    letters: 'never',
  });
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge on Windows',
  ],
  ['curl/8.0', ''],
  [null, ''],
])('%s is known as %j', (agent, device) => {
  expect(deviceOf(agent)).toBe(device);
});

test.each([
  [1, '1 second'],
  [59, '59 seconds'],
  [61, '2 minutes'],
  [3600, '1 hour'],
  [3700, '2 hours'],
])('%i seconds are %s', (seconds, said) => {
  expect(waitInWords(seconds)).toBe(said);
});
