/** A work's heaviest terms with their weights, in the same order. */
export interface HeavyWork {
  workId: string;
  terms: number[];
  weights: number[];
}

/** How much the heaviest terms of two works overlap: the sum over the products of their weights. */
export interface Overlap {
  workId: string;
  candidateId: string;
  overlap: number;
  /** From 1, by overlap. */
  rank: number;
}

/** Lists of numbers and their weights, one after the other in plain memory: the list of `n` goes from `starts[n]` to `starts[n + 1]`. */
interface Lists {
  starts: Int32Array;
  numbers: Int32Array;
  weights: Int32Array;
}

/**
 * The heaviest terms of all works, and by each term the works that have it, in memory: a rebuild asks for the overlaps of
 * every work, and in the database each would be a query over thousands of rows. Works are numbered in the order of their
 * ids, terms as they come.
 */
export class InvertedIndex {
  #ids: string[];
  #numbers: Map<string, number>;
  #termsOf: Lists;
  #worksOf: Lists;
  /** By the number of a work: its overlap with the one that is asked for; 0 between questions. */
  #overlaps: Int32Array;

  constructor(works: HeavyWork[]) {
    const sorted = works.toSorted((one, other) => (one.workId < other.workId ? -1 : 1));
    this.#ids = sorted.map(({ workId }) => workId);
    this.#numbers = new Map(this.#ids.map((id, number) => [id, number]));
    this.#termsOf = listTerms(sorted);
    this.#worksOf = invert(this.#termsOf);
    this.#overlaps = new Int32Array(works.length);
  }

  /** The works that overlap most with one, and of those that overlap as much the ones with the lowest ids. */
  listOverlaps(workId: string, most: number): Overlap[] {
    const own = this.#numbers.get(workId);
    if (own === undefined) return [];
    const touched = this.#addUp(own);
    const best: number[] = [];
    for (const number of touched) if (number !== own) this.#enter(best, number, most);
    const found = best.map((number, at) => ({
      workId,
      candidateId: this.#ids[number] ?? '',
      overlap: this.#overlaps[number] ?? 0,
      rank: at + 1,
    }));
    for (const number of touched) this.#overlaps[number] = 0;
    return found;
  }

  /** Adds up the overlaps of a work. @returns the numbers of those that have any. */
  #addUp(own: number): number[] {
    const touched: number[] = [];
    const { starts, numbers, weights } = this.#worksOf;
    for (const [term, weight] of entriesOf(this.#termsOf, own))
      for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
        const work = numbers[at] ?? 0;
        const overlap = this.#overlaps[work] ?? 0;
        if (overlap === 0) touched.push(work);
        this.#overlaps[work] = overlap + weight * (weights[at] ?? 0);
      }
    return touched;
  }

  /** Puts a work into its place among the best, if it has one there. */
  #enter(best: number[], number: number, most: number) {
    if (best.length === most && !this.#isBefore(number, best[most - 1] ?? 0)) return;
    let at = Math.min(best.length, most - 1);
    while (at > 0 && this.#isBefore(number, best[at - 1] ?? 0)) {
      best[at] = best[at - 1] ?? 0;
      at--;
    }
    best[at] = number;
  }

  #isBefore(one: number, other: number) {
    const more = (this.#overlaps[one] ?? 0) - (this.#overlaps[other] ?? 0);
    return more > 0 || (more === 0 && one < other);
  }
}

/** For each work its terms, by numbers that they are given. */
function listTerms(works: HeavyWork[]): Lists {
  const numberOf = new Map<number, number>();
  const lists = emptyLists(works.map(({ terms }) => terms.length));
  let at = 0;
  for (const { terms, weights } of works)
    for (const [place, term] of terms.entries()) {
      const number = numberOf.get(term) ?? numberOf.size;
      numberOf.set(term, number);
      lists.numbers[at] = number;
      lists.weights[at] = weights[place] ?? 0;
      at++;
    }
  return lists;
}

/** For each number that stands in lists, the numbers of the lists that have it. */
function invert(lists: Lists): Lists {
  const lengths: number[] = [];
  for (const number of lists.numbers) lengths[number] = (lengths[number] ?? 0) + 1;
  const inverted = emptyLists(lengths);
  const next = inverted.starts.slice();
  for (let list = 0; list < lists.starts.length - 1; list++)
    for (const [number, weight] of entriesOf(lists, list)) {
      const at = next[number] ?? 0;
      inverted.numbers[at] = list;
      inverted.weights[at] = weight;
      next[number] = at + 1;
    }
  return inverted;
}

function emptyLists(lengths: number[]): Lists {
  const starts = new Int32Array(lengths.length + 1);
  for (const [list, length] of lengths.entries()) starts[list + 1] = (starts[list] ?? 0) + length;
  const total = starts.at(-1) ?? 0;
  return { starts, numbers: new Int32Array(total), weights: new Int32Array(total) };
}

function* entriesOf({ starts, numbers, weights }: Lists, list: number): Generator<[number, number]> {
  for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at++)
    yield [numbers[at] ?? 0, weights[at] ?? 0];
}
