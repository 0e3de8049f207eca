import { diffWordsWithSpace } from 'diff';

export const comparePath = (from: string, to: string) => `/essays/${from}/compare/${to}/`;

/** A run of words that both texts have, or only one of them. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One paragraph of the comparison; a paragraph that only one text has is a single run. */
export type ComparedParagraph = Run[];

/** Below this share of common words two paragraphs are taken for different ones. */
const ALIKE = 0.35;

/** Islands of common words shorter than this between two changes make a comparison hard to read. */
const SHORTEST_ISLAND_WORDS = 3;

/** Two paragraphs further apart than this have nothing to compare, and looking for it would take minutes. */
const MOST_EDITS = 2_000;

export const paragraphsOf = (text: string) =>
  text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');

/** Compares two texts word by word, within the paragraphs that answer one another. */
export function compareTexts(from: string, to: string): ComparedParagraph[] {
  return pairParagraphs(paragraphsOf(from), paragraphsOf(to)).map(([removed, added]) => {
    if (removed === added) return [{ kind: 'same', text: removed ?? '' }];
    if (removed === undefined) return [{ kind: 'added', text: added ?? '' }];
    if (added === undefined) return [{ kind: 'removed', text: removed }];
    return compareWords(removed, added);
  });
}

type Pair = [from: string | undefined, to: string | undefined];

/** Aligning takes time and memory by the product of both counts; past this the rest is taken for rewritten. */
const MOST_PAIRINGS = 1_000_000;

/** Pairs what both texts begin and end with, and aligns what is between. */
function pairParagraphs(from: string[], to: string[]): Pair[] {
  const shortest = Math.min(from.length, to.length);
  let head = 0;
  while (head < shortest && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  const [left, right] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)];
  const between: Pair[] =
    left.length * right.length > MOST_PAIRINGS
      ? [...left.map((text): Pair => [text, undefined]), ...right.map((text): Pair => [undefined, text])]
      : alignParagraphs(left, right);
  const alike = (text: string): Pair => [text, text];
  return [...from.slice(0, head).map(alike), ...between, ...from.slice(from.length - tail).map(alike)];
}

/** Pairs the paragraphs of two texts in order, so that the likenesses add up to the most (Needleman and Wunsch). */
function alignParagraphs(from: string[], to: string[]): Pair[] {
  const [fromWords, toWords] = [from.map(wordsOf), to.map(wordsOf)];
  const best = from.map(() => to.map(() => 0));
  const bestAt = (row: number, column: number) => best[row]?.[column] ?? 0;
  const gain = (row: number, column: number) => {
    const alike = likeness(fromWords[row] ?? [], toWords[column] ?? []);
    return alike < ALIKE ? 0 : alike + bestAt(row + 1, column + 1);
  };
  const gains = from.map(() => to.map(() => 0));
  for (let row = from.length - 1; row >= 0; row--)
    for (let column = to.length - 1; column >= 0; column--) {
      const paired = gain(row, column);
      const [gainRow, bestRow] = [gains[row], best[row]];
      if (gainRow) gainRow[column] = paired;
      if (bestRow) bestRow[column] = Math.max(paired, bestAt(row + 1, column), bestAt(row, column + 1));
    }

  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    const paired = gains[row]?.[column] ?? 0;
    if (paired > 0 && paired === bestAt(row, column)) pairs.push([from[row++], to[column++]]);
    else if (column >= to.length || (row < from.length && bestAt(row + 1, column) >= bestAt(row, column + 1)))
      pairs.push([from[row++], undefined]);
    else pairs.push([undefined, to[column++]]);
  }
  return pairs;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of words that two paragraphs have in common, from 0 to 1 (Dice). */
function likeness(one: string[], other: string[]) {
  if (one.length + other.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (one.length + other.length);
}

function compareWords(from: string, to: string): ComparedParagraph {
  const changes = diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS });
  if (!changes)
    return [
      { kind: 'removed', text: from },
      { kind: 'added', text: to },
    ];
  const runs = changes.map(
    ({ value, added, removed }): Run => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }),
  );
  return joinChanges(runs);
}

/** Joins changes that only a word or two keeps apart. */
function joinChanges(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  runs.forEach((run, at) => {
    if (run.kind === 'removed') removed += run.text;
    else if (run.kind === 'added') added += run.text;
    else if (removed + added !== '' && isIsland(run, at, runs))
      [removed, added] = [removed + run.text, added + run.text];
    else {
      settle();
      joined.push(run);
    }
  });
  settle();
  return joined;
}

const isIsland = (run: Run, at: number, runs: Run[]) =>
  at < runs.length - 1 && wordsOf(run.text).length < SHORTEST_ISLAND_WORDS;
