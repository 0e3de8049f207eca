import { distance } from 'fastest-levenshtein';

/** `; did you mean "care"?` when a known word is near, else the empty string. */
export function suggestion(word: string, known: Iterable<string>) {
  const nearest = [...known]
    .map((candidate) => ({ candidate, off: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.off - other.off)[0];
  if (!nearest || nearest.off > Math.max(2, word.length / 3)) return '';
  return `; did you mean "${nearest.candidate}"?`;
}
