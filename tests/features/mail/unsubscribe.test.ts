import { expect, test } from 'vitest';
import { readUnsubscribeToken, unsubscribeLink } from '#src/features/mail/unsubscribe.ts';

const SECRET = 'a secret of at least thirty-two letters';
const mira = { kind: 'follow', who: 'mira', followId: 'thread' } as const;
const tokenOf = (path: string) => path.split('/')[2] ?? '';

test('a link stops what it was made for', () => {
  expect(readUnsubscribeToken(tokenOf(unsubscribeLink(mira, SECRET)), SECRET)).toEqual(mira);
  const replies = { kind: 'replies', who: 'mira', followId: undefined } as const;
  expect(readUnsubscribeToken(tokenOf(unsubscribeLink(replies, SECRET)), SECRET)).toEqual(replies);
});

test('nobody can stop the mail of someone else', () => {
  const token = tokenOf(unsubscribeLink(mira, SECRET));
  const [payload = '', signature = ''] = token.split('.');
  const forged = Buffer.from('follow bruno thread').toString('base64url');
  for (const bad of ['', '.', payload, `${payload}.`, `${forged}.${signature}`, `${token}x`])
    expect(readUnsubscribeToken(bad, SECRET)).toBeUndefined();
  expect(readUnsubscribeToken(token, 'another secret of thirty-two letters')).toBeUndefined();
});
