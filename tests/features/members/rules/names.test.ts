import { describe, expect, test } from 'vitest';
import { memberName, namesAnOffice } from '#src/features/members/rules/names.ts';
import { skeletonOf } from '#src/features/members/rules/skeleton.ts';

test.each(['Ada', 'O’Neill', 'Zoë', '山田太郎', 'علي رضا', 'देवी', 'ไอรีน', 'Ngô Thị Hà', 'ヽ(•‿•)ノ ok'])(
  'someone may be called %s',
  (name) => {
    expect(memberName.parse(name)).toBe(name);
  },
);

test.each([
  ['Persian', 'امیر\u200cحسین'],
  ['Sinhala', 'ප්\u200dරියන්ති'],
  ['Devanagari', 'क्\u200dष'],
  ['Bengali', 'র\u200d্যাচেল'],
])('a joiner stays where a name in %s cannot be spelled without it', (_script, name) => {
  expect(memberName.parse(name)).toBe(name);
  expect(skeletonOf(name)).toBe(skeletonOf(name.replace(/[\u200c\u200d]/g, '')));
});

test('what only chooses how an emoji looks is left out', () => {
  expect(memberName.parse('Anna \u2764\ufe0f')).toBe('Anna \u2764');
});

test.each(['Moderator', 'Bruno Castell (moderator)', 'the MODERАTORS', 'site_adm1n'])(
  '%s says that its bearer holds an office',
  (name) => expect(namesAnOffice(name, ['moderator', 'moderators', 'admin'])).toBe(true),
);

test.each(['Mode Rator', 'Badmington', 'Moira'])('%s says nothing of an office', (name) => {
  expect(namesAnOffice(name, ['moderator', 'admin'])).toBe(false);
});

test('a name is kept as Unicode composes it, with single spaces', () => {
  expect(memberName.parse('  Zoe\u0308 \u00a0 Quinn ')).toBe('Zoë Quinn');
});

test.each([
  ['right-to-left override', 'Ada\u202eneB'],
  ['isolates', '\u2066Ada\u2069'],
  ['a zero-width space', 'Ada\u200bB'],
  ['a zero-width joiner', 'Ada\u200dB'],
  ['a zero-width non-joiner', 'Ada\u200cB'],
  ['a joiner at its end', 'ප්\u200d'],
  ['a byte order mark', 'A\ufeffda'],
  ['a Hangul filler', '\u3164'],
  ['a line end', 'Ada\nOkafor'],
  ['a NUL', 'Ada\0'],
  ['a private character', 'Ada\ue000'],
  ['a lone surrogate', 'Ada\ud800'],
  ['a pile of marks', `A${'\u0301'.repeat(8)}`],
  ['punctuation alone', '!!!'],
  ['nothing', '   '],
  ['61 characters', 'a'.repeat(61)],
])('a name with %s is refused', (_what, name) => {
  expect(memberName.safeParse(name).success).toBe(false);
});

describe('names that look alike', () => {
  test.each([
    ['ADA OKAFOR', 'in capitals'],
    ['Ada  Okafór', 'with an accent'],
    ['Ada-Okafor.', 'with punctuation'],
    ['Аdа Оkаfоr', 'in Cyrillic letters'],
    ['Αda Οkafοr', 'in Greek letters'],
    ['𝐀𝐝𝐚 𝐎𝐤𝐚𝐟𝐨𝐫', 'in mathematical letters'],
    ['Ａｄａ Ｏｋａｆｏｒ', 'in full width'],
    ['Ada 0kafor', 'with a zero'],
  ])('%s (%s) is taken for Ada Okafor', (name) => {
    expect(skeletonOf(name)).toBe(skeletonOf('Ada Okafor'));
  });

  test('capital i, small l and one are the same', () => {
    expect(new Set(['Iris', 'lris', '1ris', 'iris'].map(skeletonOf)).size).toBe(1);
  });

  test.each([
    ['Ada Okafor', 'Ada Okafa'],
    ['देवी', 'देव'],
    ['山田', '山本'],
  ])('%s and %s are two names', (one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });
});
