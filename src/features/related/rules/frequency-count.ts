/** One bit for each of so many hashes: 32 MB, where a list of all terms that stand once would take ten times that. */
const SEEN_BITS = 2 ** 28;
const FIRST_ROOM = 2 ** 16;

/**
 * Counts in how many works each term stands, in little memory: most terms stand in one work alone, and of those only a
 * bit is kept. About one in thirty of a large site's may share its bit with another and be counted twice, which costs
 * nothing but a little room. The others lie in a hash table of plain numbers, a third of what a Map would take.
 */
export class FrequencyCount {
  #seen = new Uint8Array(SEEN_BITS / 8);
  /** At every even place a term, after it in how many works it stands: 0 where the place is free. */
  #counts = new Int32Array(2 * FIRST_ROOM);
  #size = 0;

  /** Counts the terms of one work. */
  add(terms: Iterable<number>) {
    for (const term of terms) {
      const at = this.#placeOf(term);
      const works = this.#counts[at + 1] ?? 0;
      if (works > 0) this.#counts[at + 1] = works + 1;
      else if (this.#wasSeen(term)) this.#put(term, 2);
    }
  }

  /** In how many works a term stands; 0 for those of a single one. */
  of(term: number): number {
    return this.#counts[this.#placeOf(term) + 1] ?? 0;
  }

  /** The terms of two works or more, in ascending order, in which a table of them is filled soonest. */
  *repeated(): Generator<[term: number, works: number]> {
    const terms = new Int32Array(this.#size);
    let next = 0;
    for (let at = 0; at < this.#counts.length; at += 2)
      if (this.#counts[at + 1] !== 0) terms[next++] = this.#counts[at] ?? 0;
    for (const term of terms.sort()) yield [term, this.of(term)];
  }

  /** Where a term lies, or would: the first free place from its own on. Terms are hashes, so they spread by themselves. */
  #placeOf(term: number) {
    const last = this.#counts.length - 1;
    let at = (term << 1) & last;
    while ((this.#counts[at + 1] ?? 0) > 0 && this.#counts[at] !== term) at = (at + 2) & last;
    return at;
  }

  #put(term: number, works: number) {
    const at = this.#placeOf(term);
    this.#counts[at] = term;
    this.#counts[at + 1] = works;
    this.#size++;
    if (this.#size * 4 > this.#counts.length) this.#makeRoom();
  }

  #makeRoom() {
    const counts = this.#counts;
    this.#size = 0;
    this.#counts = new Int32Array(counts.length * 2);
    for (let at = 0; at < counts.length; at += 2)
      if (counts[at + 1] !== 0) this.#put(counts[at] ?? 0, counts[at + 1] ?? 0);
  }

  /** Whether the term's bit was set; it is now. */
  #wasSeen(term: number) {
    const hash = term >>> 4;
    const [at, bit] = [hash >>> 3, 1 << (hash & 7)];
    const seen = ((this.#seen[at] ?? 0) & bit) !== 0;
    this.#seen[at] = (this.#seen[at] ?? 0) | bit;
    return seen;
  }
}
