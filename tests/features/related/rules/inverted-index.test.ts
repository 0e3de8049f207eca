import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeavyWork, InvertedIndex } from '#src/features/related/rules/inverted-index.ts';

const heavy = (workId: string, terms: Record<number, number>): HeavyWork => ({
  workId,
  terms: Object.keys(terms).map(Number),
  weights: Object.values(terms),
});

test('works overlap by the products of the weights of the terms that both have', () => {
  const index = new InvertedIndex([
    heavy('a', { 1: 5, 2: 3 }),
    heavy('b', { 2: 4, 3: 9 }),
    heavy('c', { 1: 1, 2: 1 }),
    heavy('d', { 3: 1 }),
  ]);
  expect(index.listOverlaps('a', 9)).toEqual([
    { workId: 'a', candidateId: 'b', overlap: 12, rank: 1 },
    { workId: 'a', candidateId: 'c', overlap: 8, rank: 2 },
  ]);
  expect(index.listOverlaps('nobody', 9)).toEqual([]);
});

const anyWorks = fc
  .array(fc.dictionary(fc.integer({ min: 0, max: 9 }).map(String), fc.integer({ min: 1, max: 3 })), {
    maxLength: 12,
  })
  .map((all) => all.map((terms, at) => heavy(`work-${String.fromCharCode(97 + at)}`, terms)));

test('the best are those that a look at every pair finds, those of one overlap by their ids', () => {
  const overlapOf = (one: HeavyWork, other: HeavyWork) =>
    one.terms.reduce((sum, term, at) => {
      const theirs = other.weights[other.terms.indexOf(term)] ?? 0;
      return sum + (one.weights[at] ?? 0) * theirs;
    }, 0);
  fc.assert(
    fc.property(anyWorks, fc.integer({ min: 1, max: 5 }), (works, most) => {
      const index = new InvertedIndex(works.toReversed());
      for (const own of works) {
        const expected = works
          .filter((other) => other !== own)
          .map((other) => ({ candidateId: other.workId, overlap: overlapOf(own, other) }))
          .filter(({ overlap }) => overlap > 0)
          .sort((one, other) => other.overlap - one.overlap || (one.candidateId < other.candidateId ? -1 : 1))
          .slice(0, most);
        const found = index.listOverlaps(own.workId, most);
        expect(found.map(({ candidateId, overlap }) => ({ candidateId, overlap }))).toEqual(expected);
      }
    }),
  );
});
