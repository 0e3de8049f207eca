import { expect, test } from 'vitest';
import {
  cleanQuery,
  excerptOf,
  MATCH_START,
  MATCH_STOP,
  QUERY_CHARACTERS,
} from '#src/features/search/rules.ts';

test('a question keeps its words and quotation marks', () => {
  expect(cleanQuery('  "tea  before"\tadvice -care ')).toBe('"tea before" advice -care');
});

test('NUL bytes, lone surrogates and our own marks are taken out of a question', () => {
  expect(cleanQuery(`a\0b\uD800c${MATCH_START}d`)).toBe('a b c d');
});

test('a question of ten kilobytes is cut', () => {
  expect(cleanQuery('x'.repeat(10_000))).toHaveLength(QUERY_CHARACTERS);
  expect(cleanQuery('word '.repeat(2000)).split(' ')).toHaveLength(20);
  expect([...cleanQuery('💔'.repeat(5000))]).toHaveLength(QUERY_CHARACTERS);
});

test('an excerpt shows an author’s markup as text and only our marks as marks', () => {
  const passage = `a <script> & ${MATCH_START}key${MATCH_STOP} "under" it`;
  expect(excerptOf(passage, '')).toBe('a &lt;script&gt; &amp; <mark>key</mark> &quot;under&quot; it');
});

test('an essay found by its standfirst is shown by it', () => {
  expect(excerptOf('The first words.', `Of ${MATCH_START}tea${MATCH_STOP}.`)).toBe('Of <mark>tea</mark>.');
  expect(excerptOf('The first words.', '')).toBe('The first words.');
});
