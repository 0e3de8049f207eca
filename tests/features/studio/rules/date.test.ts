import { expect, test } from 'vitest';
import { publicationDate } from '#src/features/studio/rules/date.ts';

const now = new Date('2026-11-01T12:00:00Z');
const [before, after] = [new Date('2026-10-01T09:00:00Z'), new Date('2026-12-01T09:00:00Z')];
const first = {
  at: undefined,
  written: undefined,
  status: 'draft',
  publishedAt: null,
  timeZone: 'UTC',
  now,
} as const;

test('without a date an essay is dated as it is published', () => {
  expect(publicationDate(first)).toEqual({ published: now.toISOString() });
});

test('the date in its details counts, unless another one is chosen', () => {
  expect(publicationDate({ ...first, written: '2026-03-14' })).toEqual({ published: '2026-03-14' });
  expect(publicationDate({ ...first, written: '2026-03-14', at: after })).toEqual({
    published: after.toISOString(),
  });
});

test('what readers saw before keeps its first date', () => {
  const seen = { ...first, status: 'published', publishedAt: before } as const;
  expect(publicationDate(seen)).toEqual({ published: before.toISOString() });
});

test('what was to come later and is published now is dated now', () => {
  const scheduled = { ...first, status: 'scheduled', publishedAt: after } as const;
  expect(publicationDate({ ...scheduled, at: now })).toEqual({ published: now.toISOString() });
});

test('what readers see already gets no later date', () => {
  const seen = { ...first, status: 'published', publishedAt: before } as const;
  expect(publicationDate({ ...seen, at: after })).toMatchObject({ problems: [{ field: 'published' }] });
  expect(publicationDate({ ...seen, written: '2026-12-24' })).toMatchObject({
    problems: [{ field: 'published' }],
  });
});
