/** A part of a text, from the first sign of its opening to the last of its end. */
export interface Region {
  start: number;
  end: number;
}

/**
 * The parts of a text that `opening` begins and `endOf` ends, none within another. One that never ends is none; the text
 * is searched for each end only once.
 */
export function regionsOf(
  text: string,
  opening: RegExp,
  endOf: (opened: RegExpExecArray) => string,
): Region[] {
  const lower = text.toLowerCase();
  const endless = new Set<string>();
  const regions: Region[] = [];
  const search = new RegExp(opening, 'gi');
  for (let opened = search.exec(text); opened; opened = search.exec(text)) {
    const end = endOf(opened).toLowerCase();
    const at = endless.has(end) ? -1 : lower.indexOf(end, search.lastIndex);
    if (at < 0) {
      endless.add(end);
      continue;
    }
    regions.push({ start: opened.index, end: at + end.length });
    search.lastIndex = at + end.length;
  }
  return regions;
}

/** A text with some of its parts replaced. */
export function replaceRegions(text: string, regions: Region[], replace: (part: string) => string): string {
  let [result, from] = ['', 0];
  for (const { start, end } of regions) {
    result += text.slice(from, start) + replace(text.slice(start, end));
    from = end;
  }
  return result + text.slice(from);
}

/** Where a page's text is not to be read as text: code, scripts and comments. */
export const verbatim = (text: string) =>
  regionsOf(text, /<(pre|code|script|style|textarea)\b|<!--/, ([, name]) => (name ? `</${name}>` : '-->'));

/** A text with all but some of its parts changed. */
export function outsideRegions(text: string, regions: Region[], change: (part: string) => string): string {
  let [result, from] = ['', 0];
  for (const { start, end } of regions) {
    result += change(text.slice(from, start)) + text.slice(start, end);
    from = end;
  }
  return result + change(text.slice(from));
}
