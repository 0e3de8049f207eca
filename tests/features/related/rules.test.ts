import { expect, test } from 'vitest';
import { type Neighbour, rankNeighbours } from '#src/features/related/rules.ts';

const edge = (
  slug: string,
  kind: Neighbour['kind'],
  relation: string,
  position: number,
  note = '',
): Neighbour => ({
  slug,
  title: slug,
  standfirst: '',
  lang: 'en',
  kind,
  relation,
  note,
  position,
});

test('what a person chose comes before the series, and the series before shared topics', () => {
  const ranked = rankNeighbours(
    [
      edge('topic', 'same-topic', 'Care|Listening', -2),
      edge('next', 'series', 'next', 1),
      edge('chosen', 'curated', 'answers', 0),
    ],
    5,
  );
  expect(ranked.map((one) => one.slug)).toEqual(['chosen', 'next', 'topic']);
});

test('an essay that is recommended twice stands once, with both reasons', () => {
  const [only, ...others] = rankNeighbours(
    [edge('one', 'same-topic', 'Care', -1), edge('one', 'curated', 'answers', 0, 'Read it first.')],
    5,
  );
  expect(others).toEqual([]);
  expect(only?.reasons).toEqual([
    { kind: 'curated', detail: 'answers', note: 'Read it first.' },
    { kind: 'same-topic', detail: 'Care' },
  ]);
});

test('a card that chose this essay says that it was the other way round', () => {
  const [only] = rankNeighbours([edge('one', 'curated-back', 'answers', 1000)], 5);
  expect(only?.reasons).toEqual([{ kind: 'curated', detail: 'answers', incoming: true }]);
});

test('no more are shown than asked for', () => {
  expect(
    rankNeighbours(
      Array.from({ length: 9 }, (_, at) => edge(`e${at}`, 'same-topic', 'Care', -1)),
      5,
    ),
  ).toHaveLength(5);
});
