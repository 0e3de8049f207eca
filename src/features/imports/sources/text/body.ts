import { escapeHtml } from '../../convert/html/escape.ts';
import { type Block, isSentence, itemText } from './blocks.ts';

const LONGEST_HEADING = 80;
/** A line is a heading above something; one above another short line may as well be a verse. */
const SHORTEST_BELOW = 120;

const NOTE = /^\[(\d{1,3})\]\s*(.+)$/;

/** The blocks of an essay as HTML: paragraphs, lists, headings, and notes where the text has their marks. */
export function htmlOf(blocks: Block[]): string {
  const marked = new Set(blocks.filter(({ text }) => !NOTE.test(text)).flatMap(({ text }) => marksIn(text)));
  const isNote = ({ text }: Block) => marked.has(NOTE.exec(text)?.[1] ?? '');
  const notes = blocks.filter(isNote);
  const known = new Set(notes.map(({ text }) => NOTE.exec(text)?.[1] ?? ''));
  const text = blocks.filter((block) => !notes.includes(block));
  const html = text.map((block, at) => blockHtml(block, text[at + 1], at === 0, known));
  return [...html, notesHtml(notes)].join('\n');
}

const marksIn = (text: string) => [...text.matchAll(/\[(\d{1,3})\]/g)].map(([, number = '']) => number);

function blockHtml(
  { kind, lines, text }: Block,
  next: Block | undefined,
  first: boolean,
  notes: Set<string>,
): string {
  const inline = (words: string) =>
    escapeHtml(words).replace(/\s?\[(\d{1,3})\]/g, (mark, number: string) =>
      notes.has(number) ? `<sup><a href="#fn${number}">${number}</a></sup>` : mark,
    );
  if (kind === 'lines') return `<p>${lines.map(inline).join('<br>')}</p>`;
  if (kind === 'list') {
    const name = lines.every((line) => /^\d/.test(line)) ? 'ol' : 'ul';
    return `<${name}>${lines.map((line) => `<li>${inline(itemText(line))}</li>`).join('')}</${name}>`;
  }
  return !first && isHeading(text, next) ? `<h2>${inline(text)}</h2>` : `<p>${inline(text)}</p>`;
}

const isHeading = (text: string, next: Block | undefined) =>
  text.length <= LONGEST_HEADING &&
  !isSentence(text) &&
  !/[,;:]$/.test(text) &&
  /^["'“‘(]?[\p{Lu}\p{N}]/u.test(text) &&
  (next?.text.length ?? 0) >= SHORTEST_BELOW;

function notesHtml(notes: Block[]): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ text }) => {
    const [, number = '', words = ''] = NOTE.exec(text) ?? [];
    return `<li id="fn${number}">${escapeHtml(words)}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}
