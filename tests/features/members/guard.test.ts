import { expect, test } from 'vitest';
import { requireAccount, requireCapability, requireMember } from '#src/features/members/guard.ts';
import type { SessionMember } from '#src/features/members/rules/member.ts';
import { NOW } from '#tests/setup/cast.ts';

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 60 * 60 * 1000);
const mira: SessionMember = {
  id: '1',
  name: 'Mira',
  email: 'mira@example.org',
  verifiedAt: NOW,
  capabilities: ['moderator'],
  voices: [],
  trustedAt: null,
  suspendedAt: null,
  suspendedUntil: null,
  suspensionReason: null,
  authorId: null,
  leavesAt: null,
};
const session = { id: 'x', signedInAt: hoursAgo(1) };
const suspended = { ...mira, suspendedAt: hoursAgo(2), suspensionReason: 'x' };

test('a visitor is asked to sign in', () => {
  for (const ask of [requireAccount, requireMember])
    expect(() => ask({ member: undefined, session: undefined })).toThrow(
      expect.objectContaining({ code: 'UNAUTHORIZED' }),
    );
});

test('a suspended member keeps their account and nothing else, until the end is there', () => {
  const locals = { member: suspended, session };
  expect(requireAccount(locals)).toBe(suspended);
  expect(() => requireMember(locals, NOW)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  expect(() => requireCapability(locals, 'moderator', NOW)).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  );
  const over = { ...suspended, suspendedUntil: hoursAgo(1) };
  expect(requireMember({ member: over, session }, NOW)).toBe(over);
});

test('a moderator moderates for twelve hours from signing in', () => {
  expect(requireCapability({ member: mira, session }, 'moderator', NOW)).toBe(mira);
  const stale = { id: 'x', signedInAt: hoursAgo(12) };
  expect(() => requireCapability({ member: mira, session: stale }, 'moderator', NOW)).toThrow(
    expect.objectContaining({ code: 'UNAUTHORIZED' }),
  );
});

test('no capability stands in for another', () => {
  const owner = { ...mira, capabilities: ['owner' as const] };
  expect(() => requireCapability({ member: owner, session }, 'moderator', NOW)).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN' }),
  );
});
