import { expect, test } from 'vitest';
import { momentOf } from '#src/features/essays/rules/dates.ts';

test.each([
  ['2026-01-15', 'Europe/London', '2026-01-15T00:00:00.000Z'],
  ['2026-07-15', 'Europe/London', '2026-07-14T23:00:00.000Z'],
  ['2026-07-15', 'America/New_York', '2026-07-15T04:00:00.000Z'],
  ['2026-07-15', 'Pacific/Auckland', '2026-07-14T12:00:00.000Z'],
  ['2026-03-29', 'Europe/London', '2026-03-29T00:00:00.000Z'],
  ['2026-03-14T09:00:00+01:00', 'Asia/Tokyo', '2026-03-14T08:00:00.000Z'],
])('%s in %s begins at %s', (written, zone, moment) => {
  expect(momentOf(written, zone).toISOString()).toBe(moment);
});
