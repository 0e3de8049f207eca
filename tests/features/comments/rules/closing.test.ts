import { describe, expect, test } from 'vitest';
import { closedMessage, commentsClosed } from '#src/features/comments/rules/closing.ts';
import { NOW } from '#tests/setup/cast.ts';
import { givenSite } from '#tests/setup/speaking.ts';

const open = { comments: 'open' as const, closeCommentsAfterDays: null, workPublishedAt: NOW };
const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);

describe('comments', () => {
  test('are open until something closes them', () => {
    expect(commentsClosed(open, givenSite(), days(1000))).toBeUndefined();
  });

  test('close so many days after the work was published, and not a second before', () => {
    const policy = { ...open, closeCommentsAfterDays: 30 };
    const since = days(30);
    expect(commentsClosed(policy, givenSite(), new Date(since.getTime() - 1000))).toBeUndefined();
    expect(commentsClosed(policy, givenSite(), since)).toEqual({ since });
  });

  test('close by front matter without a date', () => {
    const policy = { ...open, comments: 'closed' as const, closeCommentsAfterDays: 365 };
    expect(commentsClosed(policy, givenSite(), days(364))).toEqual({ since: undefined });
  });

  test('close on a day of the site, everywhere, and say which came first', () => {
    const site = givenSite({ timeZone: 'Europe/Berlin', comments: { closeOn: '2026-11-05' } });
    expect(commentsClosed(open, site, NOW)).toBeUndefined();
    const since = new Date('2026-11-04T23:00:00Z');
    expect(commentsClosed({ ...open, closeCommentsAfterDays: 30 }, site, days(60))).toEqual({ since });
    expect(closedMessage(open, site, days(60))).toContain('closed on 5 November 2026');
  });
});
