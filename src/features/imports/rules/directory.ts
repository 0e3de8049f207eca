import { createHash } from 'node:crypto';

/** A directory as threads hand it to one another, without a copy. */
export interface SharedDirectory {
  slots: SharedArrayBuffer;
  values: SharedArrayBuffer;
}

/** Two words of a key's hash, and where its value begins and ends. */
const SLOT_WORDS = 4;

/**
 * Leads from many addresses to where they lead here, in memory that all threads share: a long-lived site has hundreds
 * of thousands of former addresses, too many to give every thread its own. Keys are told apart by 64 bits of SHA-256.
 */
export class Directory {
  readonly shared: SharedDirectory;
  #slots: Uint32Array;
  #values: Buffer;

  constructor(shared: SharedDirectory) {
    this.shared = shared;
    this.#slots = new Uint32Array(shared.slots);
    this.#values = Buffer.from(shared.values);
  }

  find(key: string): string | undefined {
    const at = slotFor(this.#slots, wordsOf(key));
    const [, , start = 0, end = 0] = this.#slots.subarray(at, at + SLOT_WORDS);
    return end === 0 ? undefined : this.#values.toString('utf8', start, end);
  }
}

/** Gathers what a directory is to hold. The first value that is given for a key stays. */
export class DirectoryMaker {
  #slots = new Uint32Array(1024 * SLOT_WORDS);
  #entries = 0;
  #values: Buffer[] = [];
  #bytes = 1;
  #known = new Map<string, [start: number, end: number]>();

  add(key: string, value: string) {
    if ((this.#entries + 1) * 2 * SLOT_WORDS > this.#slots.length) this.#grow();
    const words = wordsOf(key);
    const at = slotFor(this.#slots, words);
    if (this.#slots[at + 3] !== 0) return;
    this.#slots.set([...words, ...this.#place(value)], at);
    this.#entries += 1;
  }

  directory(): Directory {
    const slots = new SharedArrayBuffer(this.#slots.byteLength);
    new Uint32Array(slots).set(this.#slots);
    const values = new SharedArrayBuffer(this.#bytes);
    const all = Buffer.from(values);
    let at = 1;
    for (const value of this.#values) at += value.copy(all, at);
    return new Directory({ slots, values });
  }

  /** Many addresses lead to the same place, which is kept once. */
  #place(value: string): [start: number, end: number] {
    const known = this.#known.get(value);
    if (known) return known;
    const bytes = Buffer.from(value);
    const place: [number, number] = [this.#bytes, this.#bytes + bytes.length];
    this.#values.push(bytes);
    this.#bytes += bytes.length;
    this.#known.set(value, place);
    return place;
  }

  #grow() {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += SLOT_WORDS) {
      if (before[at + 3] === 0) continue;
      const [one = 0, two = 0] = before.subarray(at, at + 2);
      this.#slots.set(before.subarray(at, at + SLOT_WORDS), slotFor(this.#slots, [one, two]));
    }
  }
}

function wordsOf(key: string): [number, number] {
  const hash = createHash('sha256').update(key).digest();
  return [hash.readUInt32LE(0), hash.readUInt32LE(4)];
}

/** The slot of a key, or the free one where it belongs. At least half of the slots are free. */
function slotFor(slots: Uint32Array, [one, two]: [number, number]): number {
  const count = slots.length / SLOT_WORDS;
  for (let slot = one % count; ; slot = (slot + 1) % count) {
    const at = slot * SLOT_WORDS;
    if (slots[at + 3] === 0 || (slots[at] === one && slots[at + 1] === two)) return at;
  }
}
