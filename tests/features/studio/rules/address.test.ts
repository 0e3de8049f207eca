import { expect, test } from 'vitest';
import { freeSlug } from '#src/features/studio/rules/address.ts';

test('a taken address gets the first number that is free', () => {
  expect(freeSlug('tea', new Set())).toBe('tea');
  expect(freeSlug('tea', new Set(['tea', 'tea-2', 'tea-4']))).toBe('tea-3');
});
