import { NOTE_WITHIN } from '../html/notes.ts';
import { outsideRegions, verbatim } from '../html/regions.ts';

/** How two plugins have notes written within a text: `((a few words))` and `[1. a few words]`. */
const DOUBLE_PARENTHESES = / ?\(\(((?:(?!\(\(|\)\))[^\n])*)\)\)/g;
const NUMBERED = / ?\[\d{1,3}\.\s((?:[^[\]]|\[[^[\]]*\])*)\]/g;

/** Shorter ones are asides, smileys or code. */
const isNote = (words: string) => words.trim().split(/\s+/).length > 2;

/** A text with such notes as the elements that stand for them. */
export const markNotesInBrackets = (text: string) =>
  outsideRegions(text, verbatim(text), (part) =>
    [DOUBLE_PARENTHESES, NUMBERED].reduce(
      (whole, pattern) =>
        whole.replace(pattern, (written, words: string) =>
          isNote(words) ? `<${NOTE_WITHIN}>${words.trim()}</${NOTE_WITHIN}>` : written,
        ),
      part,
    ),
  );
