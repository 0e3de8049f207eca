import { Parser } from 'htmlparser2';

/** Elements whose end is a gap between words. */
const GAPS = new Set([
  'p',
  'br',
  'div',
  'li',
  'ul',
  'ol',
  'blockquote',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'hr',
]);
const SILENT = new Set(['script', 'style', 'template', 'noscript']);

/** What is shown on one line is never this long, and the parser takes its time over tags that do not match. */
const LONGEST = 50_000;

/** The words of some HTML on one line: no elements, entities as the characters they stand for. */
export function plain(html: string): string {
  if (!/[<&]/.test(html)) return oneLine(html);
  let text = '';
  let silent = 0;
  const parser = new Parser({
    ontext: (words) => {
      if (silent === 0) text += words;
    },
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (GAPS.has(name)) text += ' ';
    },
  });
  parser.end(html.slice(0, LONGEST));
  return oneLine(text);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
