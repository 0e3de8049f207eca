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
  #terms = new Int32Array(FIRST_ROOM);
  /** 0 where the place is free. */
  #works = new Uint32Array(FIRST_ROOM);
  #size = 0;

  /** Counts the terms of one work. */
  add(terms: Iterable<number>) {
    for (const term of terms) {
      const at = this.#placeOf(term);
      const works = this.#works[at] ?? 0;
      if (works > 0) this.#works[at] = works + 1;
      else if (this.#wasSeen(term)) this.#put(term, 2);
    }
  }

  /** In how many works a term stands; 0 for those of a single one. */
  of(term: number): number {
    return this.#works[this.#placeOf(term)] ?? 0;
  }

  /** The terms of two works or more. */
  *repeated(): Generator<[term: number, works: number]> {
    for (const [at, works] of this.#works.entries()) if (works > 0) yield [this.#terms[at] ?? 0, works];
  }

  /** Where a term lies, or would: the first free place from its own on. Terms are hashes, so they spread by themselves. */
  #placeOf(term: number) {
    const last = this.#terms.length - 1;
    let at = term & last;
    while ((this.#works[at] ?? 0) > 0 && this.#terms[at] !== term) at = (at + 1) & last;
    return at;
  }

  #put(term: number, works: number) {
    const at = this.#placeOf(term);
    this.#terms[at] = term;
    this.#works[at] = works;
    this.#size++;
    if (this.#size * 2 > this.#terms.length) this.#makeRoom();
  }

  #makeRoom() {
    const room = this.#terms.length * 2;
    const [terms, works] = [this.#terms, this.#works];
    this.#size = 0;
    this.#terms = new Int32Array(room);
    this.#works = new Uint32Array(room);
    for (const [at, often] of works.entries()) if (often > 0) this.#put(terms[at] ?? 0, often);
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
