import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeness, similarity, topicCosine } from '#src/features/related/rules/score.ts';
import { sharedTerms } from '#src/features/related/rules/shared.ts';
import { commonForm, countTerms, termIds } from '#src/features/related/rules/terms.ts';
import { tokenise, tokensOf } from '#src/features/related/rules/tokens.ts';
import { cosine, packVector, unitVector, unpackVector } from '#src/features/related/rules/vector.ts';
import { weigh } from '#src/features/related/rules/weights.ts';

const wordsOf = (text: string, lang = 'en') => tokensOf(text, lang).map(({ word }) => word);

describe('words', () => {
  test('an apostrophe leaves the part that says something', () => {
    expect(wordsOf('Albion’s keys don’t fit l’armoire')).toEqual(['albion', 'keys', 'fit', 'armoire']);
  });

  test('Chinese, Japanese and Thai are cut into words although no spaces are set', () => {
    expect(wordsOf('我们喜欢喝茶', 'zh')).toEqual(['我们', '喜欢', '喝茶']);
    expect(wordsOf('お茶を飲みます', 'ja').length).toBeGreaterThan(2);
    expect(wordsOf('ฉันดื่มชา', 'th').length).toBeGreaterThan(1);
  });

  test('a word is shown as it is mostly written, and small where a capital only began a sentence', () => {
    const form = (...uses: [string, number][]) =>
      commonForm(uses.flatMap(([word, often]) => Array<string>(often).fill(word)));
    expect(form(['Keys', 3], ['keys', 1], ['key', 2])).toBe('key');
    expect(form(['Hull', 2])).toBe('Hull');
    expect(form(['Dawn', 12], ['dawn', 1])).toBe('Dawn');
  });
});

const stem = (word: string) => (word === 'the' ? '' : word.replace(/s$/, ''));

function stemmed(text: string, title = '', lang = 'en') {
  const tokenised = tokenise({ title, text, lang });
  for (const token of [...tokenised.title, ...tokenised.text]) token.stem = stem(token.word);
  return tokenised;
}

const termsOf = (text: string, title = '', lang = 'en') => countTerms(stemmed(text, title, lang));

describe('terms', () => {
  test('a text counts its stems and the pairs of them that stand together', () => {
    const terms = [...termsOf('keys the key ring').values()];
    expect(terms.filter(({ pair }) => !pair).map(({ count }) => count)).toEqual([2, 1]);
    expect(terms.filter(({ pair }) => pair).map(({ forms }) => forms)).toEqual([['key ring']]);
  });

  test('a pair is written as the text has it, and not at all where a comma parts it', () => {
    const pairsOf = (text: string, lang?: string) =>
      [...termsOf(text, '', lang).values()].filter(({ pair }) => pair).flatMap(({ forms }) => forms);
    expect(pairsOf('peer-support')).toEqual(['peer-support']);
    expect(pairsOf('peer\nsupport')).toEqual(['peer support']);
    expect(pairsOf('peers, support')).toEqual([]);
    expect(pairsOf('机器学习', 'zh')).toEqual(['机器学习']);
  });

  test('the terms that are listed are those that are counted', () => {
    const text = stemmed('the keys, the key ring', 'Peer support');
    expect([...termIds(text)]).toEqual([...countTerms(text).keys()]);
  });

  test('the same letters in two languages are two terms', () => {
    const [english] = termsOf('rat').keys();
    const [german] = termsOf('rat', '', 'de').keys();
    const [austrian] = termsOf('rat', '', 'de-AT').keys();
    expect(english).not.toBe(german);
    expect(german).toBe(austrian);
  });

  test('a word that no other work has weighs nothing, and a title weighs more than its text', () => {
    const terms = termsOf('kettle window rare', 'kettle');
    const [kettle, window, rare] = ['kettle', 'window', 'rare'].map(
      (word) => [...termsOf(word).keys()][0] ?? 0,
    );
    const { vector } = weigh(terms, { works: 10, of: (term) => (term === rare ? 1 : 3) });
    const weightOf = (term = 0) => vector.weights[vector.terms.indexOf(term)] ?? 0;
    expect(weightOf(kettle)).toBeGreaterThan(weightOf(window));
    expect(weightOf(rare)).toBe(0);
  });

  test('two works share the words that both come back to, and none that is chance', () => {
    const named = (...forms: string[]) => forms.map((form, term) => ({ term, form, spare: 1 }));
    expect(sharedTerms(named('keys', 'ward', 'tea', 'cup'), named('key', 'wards', 'teas', 'cups'))).toEqual([
      'keys',
      'ward',
      'tea',
    ]);
  });

  test('a word that either uses in passing is named where the other makes up for it, and alone only where it is sure', () => {
    const house = (spare: number) => [{ term: 0, form: 'house', spare }];
    const tea = [{ term: 1, form: 'tea', spare: 0 }];
    expect(sharedTerms(house(-2), house(1))).toEqual([]);
    expect(sharedTerms([...house(-2), ...tea], [...house(2), ...tea])).toEqual(['house', 'tea']);
    expect(sharedTerms(house(-2), house(5))).toEqual([]);
    expect(sharedTerms(house(-2), house(6))).toEqual(['house']);
  });

  test('a word is not named again beside the pair that it stands in', () => {
    const debt = [
      { term: 3, form: 'technical debt', spare: 1, pair: [1, 2] as [number, number] },
      { term: 2, form: 'debts', spare: 1 },
      { term: 4, form: 'tests', spare: 1 },
    ];
    expect(sharedTerms(debt, debt)).toEqual(['technical debt', 'tests']);
  });
});

describe('words that are named to a reader', () => {
  const namesOf = (text: string, works: number, of: number, title = '') =>
    weigh(termsOf(text, title), { works, of: () => of }).named.map(({ form, spare }) => [form, spare]);

  test('what most works say, what stands there once, numbers and forms of address are not named', () => {
    expect(namesOf('kettles kettle', 100, 50)).toEqual([]);
    expect(namesOf('kettle', 100, 5)).toEqual([]);
    expect(namesOf('Mrs 1900 Mrs 1900', 100, 5)).toEqual([]);
    expect(namesOf('kettles. Kettle, kettles', 100, 5)).toEqual([['kettles', 1]]);
  });

  test('a pair is named, unless nearly all works have one of its words', () => {
    const text = 'debt debt technical debt technical debt';
    const [technical] = termsOf('technical').keys();
    const named = (often: number) =>
      weigh(termsOf(text), { works: 100, of: (term) => (term === technical ? often : 5) }).named;
    expect(named(60).map(({ form }) => form)).toContain('technical debt');
    expect(named(90).map(({ form }) => form)).not.toContain('technical debt');
  });

  test('the more works have a word, the oftener it has to be used; the title counts as three uses', () => {
    expect(namesOf('kettle kettle', 20, 8)).toContainEqual(['kettle', -4]);
    expect(namesOf('kettle kettle', 20, 2)).toContainEqual(['kettle', -1]);
    expect(namesOf('', 20, 5, 'Kettle')).toEqual([['Kettle', 0]]);
  });
});

const anyVector = fc
  .dictionary(fc.integer({ min: -20, max: 20 }).map(String), fc.integer({ min: 1, max: 9 }))
  .map((weights) =>
    unitVector(Object.entries(weights).map(([term, weight]) => ({ term: Number(term), weight }))),
  );
const anyWork = fc.record({
  vector: anyVector,
  publishedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2030-01-01') }),
  topicIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
});

describe('the score', () => {
  test('is the same whichever of two works comes first, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(anyWork, anyWork, (one, other) => {
        expect(similarity(one, other)).toBe(similarity(other, one));
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
        expect(similarity(one, other)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  test('a vector comes back from the database as it went there', () => {
    fc.assert(
      fc.property(anyVector, (vector) => {
        const back = unpackVector(Buffer.concat([Buffer.from('x'), packVector(vector)]).subarray(1));
        expect(back).toEqual(vector);
        if (vector.terms.length > 0) expect(cosine(back, vector)).toBeCloseTo(1, 5);
      }),
    );
  });

  test('half a year apart is half as close, and topics count by how many both have', () => {
    const on = (day: string) => ({ publishedAt: new Date(day) });
    expect(closeness(on('2026-01-01'), on('2026-06-30'))).toBeCloseTo(0.5);
    expect(topicCosine(['a', 'b'], ['b', 'c'])).toBeCloseTo(0.5);
    expect(topicCosine([], [])).toBe(0);
  });
});
