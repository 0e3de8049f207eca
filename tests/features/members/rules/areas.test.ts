import { expect, test } from 'vitest';
import { isPersonal, needOf } from '#src/features/members/rules/areas.ts';

test.each([
  ['/me/', 'account'],
  ['/me', 'account'],
  ['/me/data/everything.json', 'account'],
  ['/admin/outbox/', 'owner'],
  ['/admin', 'owner'],
  ['//admin/', 'owner'],
  ['/moderate', 'moderator'],
  ['/moderate/list/', 'moderator'],
  ['/moderate/logs/', 'moderator'],
  ['/moderate/log/', undefined],
  ['/moderate/log', undefined],
  ['/moderate/parity/', undefined],
  ['/curate/', 'curator'],
  ['/write/', 'author'],
  ['/write/pictures/', 'author'],
  ['/write/018f4a5e-0000-7000-8000-000000000000/revisions/', 'author'],
  ['/write/018f4a5e-0000-7000-8000-000000000000/', undefined],
  ['/write/018f4a5e-0000-7000-8000-000000000000/save/', undefined],
  ['/write/essays.json', undefined],
  ['/write/media/', undefined],
  ['/essays/me/', undefined],
  ['/', undefined],
])('%s is for: %s', (path, need) => {
  expect(needOf(path)).toBe(need);
});

test.each([
  '/sign-in/',
  '/verify/abc/',
  '/setup/abc/',
  '/me/',
  '/unsubscribe/x/',
  '/preview/x/',
  '/write/essays.json',
])('%s is kept by no cache', (path) => {
  expect(isPersonal(path)).toBe(true);
});

test.each(['/', '/essays/join/', '/moderate/log/', '/joinery/'])('%s may be kept', (path) => {
  expect(isPersonal(path)).toBe(false);
});
