/** What is kept of a page to know it again: its title, and the least hashes of its shingles. */
export interface Fingerprint {
  title: string;
  /** The smallest hashes of all runs of three words, in order (a bottom-k sketch, Broder 1997). */
  shingles: number[];
  /** The checker took it for missing or for sale, and a curator for what it should be: of that, people judge from then on. */
  trusted?: true | undefined;
}

const WORDS_PER_SHINGLE = 3;
const SKETCH_SIZE = 128;
/** Texts shorter than this say too little to be known again by. */
const FEWEST_SHINGLES = 20;

/** Below both of these a page is another one than it was. */
const LIKE_TEXT = 0.05;
const LIKE_TITLE = 0.34;

/** Makes the fingerprint of a page from its title and its visible text. */
export function fingerprintOf({ title, text }: { title: string; text: string }): Fingerprint {
  const words = wordsOf(text);
  const hashes = new Set<number>();
  for (let at = 0; at + WORDS_PER_SHINGLE <= words.length; at++)
    hashes.add(hashOf(words.slice(at, at + WORDS_PER_SHINGLE).join(' ')));
  return { title, shingles: [...hashes].sort((one, other) => one - other).slice(0, SKETCH_SIZE) };
}

/** Whether a page is still the one it was: by its title or by its text; where there is too little to tell, it is. */
export function isSamePage(before: Fingerprint, now: Fingerprint): boolean {
  if (Math.min(before.shingles.length, now.shingles.length) < FEWEST_SHINGLES) return true;
  return likenessOfTitles(before.title, now.title) >= LIKE_TITLE || likeness(before, now) >= LIKE_TEXT;
}

/** The share of shingles two pages have in common (Jaccard), estimated from their sketches. */
function likeness(one: Fingerprint, other: Fingerprint): number {
  const both = new Set([...one.shingles, ...other.shingles]);
  const sketch = [...both].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
  const [first, second] = [new Set(one.shingles), new Set(other.shingles)];
  return sketch.filter((hash) => first.has(hash) && second.has(hash)).length / sketch.length;
}

function likenessOfTitles(one: string, other: string): number {
  const [first, second] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shared = first.intersection(second).size;
  const all = first.union(second).size;
  return all === 0 ? 1 : shared / all;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a with 32 bits (Fowler, Noll, Vo): thousands of shingles a page, and nobody gains by making two collide. */
function hashOf(shingle: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < shingle.length; at++) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
