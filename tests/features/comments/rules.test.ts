import { expect, test } from 'vitest';
import { commentsClosed } from '#src/features/comments/rules.ts';

const workPublishedAt = new Date('2025-05-03T23:00:00Z');
const now = new Date('2026-05-03T22:59:59Z');

test('comments stay open when nothing closes them', () => {
  expect(
    commentsClosed({ comments: 'open', closeCommentsAfterDays: null, workPublishedAt }, now),
  ).toBeUndefined();
});

test('an author who closed comments gave no date', () => {
  const policy = { comments: 'closed', closeCommentsAfterDays: 365, workPublishedAt } as const;
  expect(commentsClosed(policy, now)).toEqual({ since: undefined });
});

test('comments close so many days after the work was first published, and not a second before', () => {
  const policy = { comments: 'open', closeCommentsAfterDays: 365, workPublishedAt } as const;
  expect(commentsClosed(policy, now)).toBeUndefined();
  const since = new Date('2026-05-03T23:00:00Z');
  expect(commentsClosed(policy, since)).toEqual({ since });
});
