import { expect, test } from 'vitest';
import { slugFromTitle } from '#src/features/addresses/rules.ts';

test('a title in any script becomes an address, and one that cannot becomes none', () => {
  expect(slugFromTitle('Tea — before advice!', 'en')).toBe('tea-before-advice');
  expect(slugFromTitle('Ελληνικά', 'el')).toBe('ellinika');
  expect(slugFromTitle('助言', 'ja')).toBe('');
});

test('a language writes its letters its own way', () => {
  expect(slugFromTitle('Räksmörgås', 'sv')).toBe('raksmorgas');
  expect(slugFromTitle('Bäume', 'de')).toBe('baeume');
});

test('a long title is cut between words, and a single long word where it has to be', () => {
  const cut = slugFromTitle('word '.repeat(40), 'en');
  expect(cut.length).toBeLessThanOrEqual(80);
  expect(cut).toMatch(/^(word-)+word$/);
  expect(slugFromTitle('a'.repeat(200), 'en')).toHaveLength(80);
});
