import type { Conversion } from '../conversion.ts';
import { blocksToHtml } from './blocks.ts';
import { markNotesInBrackets } from './notes-in-brackets.ts';
import { expandShortcodes } from './shortcodes.ts';

/** A text as WordPress keeps it, as the HTML that it would show. */
export const wordpressToHtml = (text: string, conversion: Conversion) =>
  blocksToHtml(expandShortcodes(markNotesInBrackets(text), conversion), conversion);
