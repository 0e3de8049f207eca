/** A share of something with the interval in which the true share lies, nineteen times out of twenty. */
export interface Share {
  of: number;
  share: number;
  low: number;
  high: number;
}

/** The 97.5 % quantile of the normal distribution, for intervals of 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of 95 %, which stays honest for small numbers and for shares near 0 and 1. Source: E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927), 209–212.
 * @returns undefined when there was nothing to take a share of.
 */
export function wilson(part: number, of: number): Share | undefined {
  if (of <= 0) return undefined;
  const share = part / of;
  const square = Z * Z;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half = (Z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return { of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether two intervals have nothing in common. */
export const intervalsPart = (one: Share, other: Share) => one.high < other.low || other.high < one.low;
