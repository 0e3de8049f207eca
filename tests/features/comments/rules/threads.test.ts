import { describe, expect, test } from 'vitest';
import { inReadingOrder, shareOut } from '#src/features/comments/rules/threads.ts';

const place = (id: string, parentId: string | null, shown = true) => ({ id, parentId, shown });
const order = (...places: ReturnType<typeof place>[]) => inReadingOrder(places).map(({ id }) => id);

describe('reading order', () => {
  test('replies follow what they answer, earlier ones first', () => {
    expect(order(place('a', null), place('b', 'a'), place('c', 'a'), place('d', 'b'))).toEqual([
      'a',
      'b',
      'd',
      'c',
    ]);
  });

  test('what may not be seen stands only where something below it may', () => {
    const places = [place('a', null, false), place('b', 'a', false), place('c', 'b'), place('d', 'a', false)];
    expect(order(...places)).toEqual(['a', 'b', 'c']);
    expect(order(place('a', null, false), place('b', 'a', false))).toEqual([]);
  });

  test('a thread of thousands is no deeper than the stack', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => place(`${at}`, at ? `${at - 1}` : null));
    expect(inReadingOrder(chain)).toHaveLength(20_000);
  });
});

describe('places on a page', () => {
  test('short threads are whole before long ones get more', () => {
    expect(shareOut([2, 2000, 0, 50], 60)).toEqual([2, 29, 0, 29]);
    expect(shareOut([1, 1], 60)).toEqual([1, 1]);
    expect(shareOut([], 60)).toEqual([]);
  });
});
