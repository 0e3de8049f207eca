import { describe, expect, test } from 'vitest';
import { commentBody, commentForm } from '#src/features/comments/rules/input.ts';
import { isStale, isTooQuick, readTicket, writeTicket } from '#src/features/comments/rules/ticket.ts';
import { NOW } from '#tests/setup/cast.ts';

const problem = (text: string) => commentBody.safeParse(text).error?.issues[0]?.message;

describe('the text of a comment', () => {
  test.each(['', '   ', '\n\n', '\u200b\u200b', '\0'])('%j says nothing', (text) =>
    expect(problem(text)).toBe('Write something first.'),
  );

  test('holds ten thousand characters, an emoji being one', () => {
    expect(problem('🙂'.repeat(10_000))).toBeUndefined();
    expect(problem('a'.repeat(10_001))).toContain('this has 10,001');
  });

  test('keeps its lines and loses what a database cannot hold', () => {
    expect(commentBody.parse('\r\n\r\na\r\n    b\0\ud800  ')).toBe('a\n    b\ufffd');
  });
});

test('a form without any choice is from just oneself, for everyone', () => {
  expect(commentForm.parse({ body: 'a', voice: '', parentId: '' })).toMatchObject({
    voice: undefined,
    parentId: undefined,
    audience: 'public',
    asModerator: false,
    follow: false,
    step: 'send',
  });
});

test('a field that people leave empty gives programs away', () => {
  expect(commentForm.safeParse({ body: 'a', website: 'https://spam.example' }).success).toBe(false);
});

describe('a ticket', () => {
  const secret = 'a secret of at least thirty-two letters';

  test('belongs to one member and one moment', () => {
    const ticket = writeTicket('ada', secret, NOW);
    expect(readTicket(ticket, 'ada', secret)?.since).toEqual(NOW);
    expect(readTicket(ticket, 'bruno', secret)).toBeUndefined();
    expect(readTicket(ticket, 'ada', 'another secret of at least 32 letters')).toBeUndefined();
    expect(readTicket(ticket.replace('.', 'x.'), 'ada', secret)).toBeUndefined();
    expect(readTicket('', 'ada', secret)).toBeUndefined();
    expect(writeTicket('ada', secret, NOW)).not.toBe(ticket);
  });

  test('is too young for two seconds and too old after a day', () => {
    const ticket = { key: 'k', since: NOW };
    const pass = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect([isTooQuick(ticket, pass(1)), isTooQuick(ticket, pass(2))]).toEqual([true, false]);
    expect([isStale(ticket, pass(86_000)), isStale(ticket, pass(86_500))]).toEqual([false, true]);
  });
});
