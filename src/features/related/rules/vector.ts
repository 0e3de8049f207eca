/** A sparse vector of unit length: terms in ascending order and the weight of each. */
export interface Vector {
  terms: Int32Array;
  weights: Float32Array;
}

/** Brings weights to unit length; their terms must ascend. */
export function unitVector(weights: { term: number; weight: number }[]): Vector {
  const length = lengthOf(weights.map(({ weight }) => weight)) || 1;
  return {
    terms: Int32Array.from(weights, ({ term }) => term),
    weights: Float32Array.from(weights, ({ weight }) => weight / length),
  };
}

export function lengthOf(weights: Iterable<number>) {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return Math.sqrt(sum);
}

/** All terms, then all weights, four bytes each, as the machine has them. */
export function packVector({ terms, weights }: Vector): Uint8Array {
  const bytes = new Uint8Array(terms.byteLength * 2);
  bytes.set(new Uint8Array(terms.buffer, terms.byteOffset, terms.byteLength));
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), terms.byteLength);
  return bytes;
}

export function unpackVector(packed: Uint8Array): Vector {
  // Small ones come as parts of a larger buffer, which they would keep alive.
  const whole = packed.byteLength === packed.buffer.byteLength;
  const { buffer } = whole ? packed : new Uint8Array(packed);
  const length = buffer.byteLength / 8;
  return { terms: new Int32Array(buffer, 0, length), weights: new Float32Array(buffer, length * 4, length) };
}

/**
 * The cosine of two unit vectors; the same to the last bit whichever comes first. Where to go on is added up and not asked:
 * no processor can foresee which of two hashes is the smaller one, and each wrong guess costs more than all the rest.
 */
export function cosine(one: Vector, other: Vector): number {
  let [sum, left, right] = [0, 0, 0];
  while (left < one.terms.length && right < other.terms.length) {
    const [ours, theirs] = [one.terms[left] ?? 0, other.terms[right] ?? 0];
    if (ours === theirs) sum += (one.weights[left] ?? 0) * (other.weights[right] ?? 0);
    left += Number(ours <= theirs);
    right += Number(theirs <= ours);
  }
  return sum;
}
