import { expect, test } from 'vitest';
import { type CuratedEdge, drawEdges, type Neighbours } from '#src/features/related/rules/edges.ts';

const nothing: Neighbours = { curated: [], previous: null, next: null, cites: [], citedBy: [], scored: [] };
const chosen = (toId: string, more: Partial<CuratedEdge> = {}): CuratedEdge => ({
  toId,
  source: 'file',
  relation: 'answers',
  note: '',
  position: 0,
  hidden: false,
  incoming: false,
  ...more,
});
const alike = (toId: string, score = 0.5) => ({ toId, score, shared: ['tea', 'talk'] });
const ids = (neighbours: Partial<Neighbours>) =>
  drawEdges({ ...nothing, ...neighbours }).map(({ toId }) => toId);

test('what people chose comes first, then the series, then citations, then what reads alike', () => {
  expect(
    ids({
      scored: [alike('alike', 1)],
      citedBy: ['citing'],
      cites: ['cited'],
      next: 'next',
      previous: 'previous',
      curated: [chosen('pointing-here', { incoming: true }), chosen('chosen')],
    }),
  ).toEqual(['chosen', 'pointing-here', 'next', 'previous', 'cited', 'citing', 'alike']);
});

test('an essay that is related in several ways stands once, with every reason, the strongest first', () => {
  const [only, ...others] = drawEdges({
    ...nothing,
    scored: [alike('one')],
    cites: ['one'],
    curated: [chosen('one', { note: 'Read it first.' })],
  });
  expect(others).toEqual([]);
  expect(only).toEqual({
    toId: 'one',
    score: 1,
    reasons: [
      { kind: 'curated', details: ['answers'], by: 'author', note: 'Read it first.' },
      { kind: 'cites', details: [] },
      { kind: 'shares-terms', details: ['tea', 'talk'] },
    ],
  });
});

test('a curator has the say over the studio, and the studio over the file', () => {
  const said = (edges: CuratedEdge[]) => drawEdges({ ...nothing, curated: edges })[0]?.reasons;
  const [file, studio] = [chosen('one'), chosen('one', { source: 'studio', relation: 'continues' })];
  const curator = chosen('one', { source: 'curator', relation: 'contradicts' });
  expect(said([file, studio, curator])).toEqual([
    { kind: 'curated', details: ['contradicts'], by: 'curator' },
  ]);
  expect(said([file, studio])).toEqual([{ kind: 'curated', details: ['continues'], by: 'author' }]);
});

test('what a curator hid stays hidden, however it is related', () => {
  const hidden = chosen('one', { source: 'curator', relation: '', hidden: true });
  expect(ids({ curated: [hidden, chosen('one')], cites: ['one'], scored: [alike('one')] })).toEqual([]);
});

test('hiding an edge leaves the one in the other direction', () => {
  const hidden = chosen('one', { source: 'curator', relation: '', hidden: true, incoming: true });
  expect(ids({ curated: [hidden], scored: [alike('one')] })).toEqual(['one']);
});

test('twelve are kept at most, in the same order however they came', () => {
  const many = Array.from({ length: 20 }, (_, at) => alike(`essay-${String(at).padStart(2, '0')}`));
  expect(ids({ scored: many })).toHaveLength(12);
  expect(ids({ scored: many.toReversed() })).toEqual(ids({ scored: many }));
});

test('chosen essays stand in the order in which they were chosen, however alike they are', () => {
  const curated = [chosen('first', { position: 0 }), chosen('second', { position: 1 })];
  expect(ids({ curated, scored: [alike('second', 1), alike('first', 0.1)] })).toEqual(['first', 'second']);
  expect(ids({ curated: [chosen('a', { position: 1 }), chosen('b')], scored: [alike('a')] })).toEqual([
    'b',
    'a',
  ]);
});
