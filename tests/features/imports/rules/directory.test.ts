import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Directory, DirectoryMaker } from '#src/features/imports/rules/directory.ts';

test('every former address leads to where it was first said to lead, also in another thread', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })), { maxLength: 3_000 }),
      (pairs) => {
        const maker = new DirectoryMaker();
        const expected = new Map<string, string>();
        for (const [key, value] of pairs) {
          maker.add(key, value.toWellFormed());
          if (!expected.has(key)) expected.set(key, value.toWellFormed());
        }
        const elsewhere = new Directory(structuredClone(maker.directory().shared));
        for (const [key, value] of expected) expect(elsewhere.find(key)).toBe(value);
      },
    ),
    { numRuns: 20 },
  );
});

test('an address that nobody had leads nowhere', () => {
  const maker = new DirectoryMaker();
  expect(maker.directory().find('/tea/')).toBeUndefined();
  maker.add('/tea/', '/essays/tea/');
  expect(maker.directory().find('/coffee/')).toBeUndefined();
});
