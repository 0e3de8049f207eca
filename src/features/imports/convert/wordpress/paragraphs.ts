import { replaceRegions, verbatim } from '../html/regions.ts';

/** What WordPress leaves alone when it makes paragraphs of lines. */
const BLOCKS =
  'address|article|aside|blockquote|center|col|colgroup|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|map|menu|nav|noscript|object|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul';
const OPENING = new RegExp(`\\s*(<(?:${BLOCKS})(?:\\s[^<>]*)?>)`, 'gi');
const CLOSING = new RegExp(`(</(?:${BLOCKS})\\s*>|<hr(?:\\s[^<>]*)?>)\\s*`, 'gi');
const HEAD = new RegExp(`^<(?:${BLOCKS})(?:\\s[^<>]*)?>`, 'i');
const TAIL = new RegExp(`</(?:${BLOCKS})\\s*>$`, 'i');

/** Stands for a part of the text that is not to be touched; no text holds these characters, see `cleanText`. */
const KEPT = /\ufdd0(\d+)\ufdd1/g;

/**
 * Classic WordPress text as HTML: a blank line ends a paragraph and a line end is a line break, except in what is
 * preformatted. After `wpautop` of WordPress, which does it each time that a page is shown.
 */
export function classicParagraphs(text: string): string {
  const kept: string[] = [];
  const keep = (part: string) => {
    kept.push(part.startsWith('<!--') ? '' : part);
    const mark = `\ufdd0${kept.length - 1}\ufdd1`;
    return /^<(?:pre|!--)/i.test(part) ? `\n\n${mark}\n\n` : mark;
  };
  const set = replaceRegions(text, verbatim(text), keep)
    .replace(/<[a-z/][^<>]*>/gi, (tag) => tag.replaceAll('\n', ' '))
    .replace(/<br\s*\/?>[ \t]*\n/gi, '<br>')
    .replace(OPENING, '\n\n$1')
    .replace(CLOSING, '$1\n\n');
  return set
    .split(/\n\s*\n/)
    .map(paragraph)
    .join('\n')
    .replace(KEPT, (_, at) => kept[Number(at)] ?? '');
}

function paragraph(chunk: string): string {
  const trimmed = chunk.trim();
  const head = HEAD.exec(trimmed)?.[0] ?? '';
  const tail = TAIL.exec(trimmed.slice(head.length))?.[0] ?? '';
  const words = trimmed.slice(head.length, trimmed.length - tail.length).trim();
  const lines = words.replaceAll('\n', '<br>');
  if (words === '' || (head && tail) || /^\ufdd0\d+\ufdd1$/.test(words)) return head + lines + tail;
  return `${head}<p>${lines}</p>${tail}`;
}
