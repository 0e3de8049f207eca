/** Lines of this many characters were cut by whoever wrote them, and belong together. */
const CUT_LINE = { shortest: 45, longest: 100 };
const LONGEST_VERSE = 60;

/** A run of lines between blank ones. */
export interface Block {
  /** `lines` stand under one another, as in verse; those of a list each begin as an item does. */
  kind: 'paragraph' | 'lines' | 'list';
  lines: string[];
  /** Its words on one line. */
  text: string;
}

/** The blocks of a pasted text; where there are no blank lines, every line is a paragraph. */
export function blocksOf(text: string): Block[] {
  const parts = text.split(/\n\s*\n/).map(linesOf);
  const spaced = parts.filter((lines) => lines.length > 0).length > 1;
  return parts.flatMap((lines) => {
    const kind = kindOf(lines, spaced);
    return kind ? [block(kind, lines)] : lines.map((line) => block('paragraph', [line]));
  });
}

const linesOf = (part: string) =>
  part.split('\n').flatMap((line) => line.replace(/[\s\u00a0]+/g, ' ').trim() || []);

const block = (kind: Block['kind'], lines: string[]): Block => ({ kind, lines, text: lines.join(' ') });

/** What the lines are together; undefined when they are not. */
function kindOf(lines: string[], spaced: boolean): Block['kind'] | undefined {
  if (lines.length < 2) return undefined;
  if (lines.every((line) => ITEM.test(line))) return 'list';
  const begun = lines.slice(0, -1).map(({ length }) => length);
  if (begun.every((length) => length >= CUT_LINE.shortest && length <= CUT_LINE.longest)) return 'paragraph';
  return spaced && lines.every(({ length }) => length <= LONGEST_VERSE) ? 'lines' : undefined;
}

const ITEM = /^(?:[-*•·–]|\d{1,2}[.)])\s+/;

export const itemText = (line: string) => line.replace(ITEM, '');

/** Whether words end as a sentence does. */
export const isSentence = (text: string) => /[.!?…]["'”’»)]*$/.test(text);
