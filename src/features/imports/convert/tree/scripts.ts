import type { Text } from 'mdast';

const RAISED: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '=': '⁼',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
};
const LOWERED: Record<string, string> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '=': '₌',
  '(': '₍',
  ')': '₎',
  n: 'ₙ',
  i: 'ᵢ',
};

/** Raised letters as characters of their own, so that 10⁶ does not become 106; undefined where there are none. */
export const raised = (text: string) => inSigns(text, RAISED);
export const lowered = (text: string) => inSigns(text, LOWERED);

function inSigns(text: string, signs: Record<string, string>): Text | undefined {
  const letters = [...text];
  const found = letters.map((letter) => signs[letter]);
  if (letters.length === 0 || !/\d/.test(text) || found.includes(undefined)) return undefined;
  return { type: 'text', value: found.join('') };
}
