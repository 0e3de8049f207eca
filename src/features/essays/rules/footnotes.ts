import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { TextWords } from '#src/words/en/text.ts';
import { textWords } from '#src/words/words.ts';
import { languageOf } from './typography.ts';

const REFERENCE_ID = /^user-content-fnref-(.+?)$/;
const NOTE_ID = /^user-content-fn-/;

/**
 * Gives GFM's footnotes the ids that `styles/sidenotes.css` places them by, words in the text's language, and a link
 * that closes an opened note without moving the page.
 */
export function footnotes() {
  return (tree: Root, file: VFile) => {
    const language = languageOf(file);
    const words = textWords(language);
    const numbers = numberNotes(tree);
    visit(tree, 'element', (node, index, parent) => {
      const id = String(node.properties.id ?? '');
      if (node.properties.dataFootnotes !== undefined) labelSection(node, words, words.language !== language);
      if (NOTE_ID.test(id)) dressNote(node, numbers.get(id) ?? '', words);
      if (node.properties.dataFootnoteRef === undefined || !parent || index === undefined) return;
      dressReference(node, numbers, words);
      return SKIP;
    });
  };
}

/** The number of every note by the id that GFM gave it. */
function numberNotes(tree: Root) {
  const numbers = new Map<string, string>();
  visit(tree, 'element', (node) => {
    const id = String(node.properties.id ?? '');
    if (node.tagName === 'li' && NOTE_ID.test(id)) numbers.set(id, String(numbers.size + 1));
  });
  return numbers;
}

function labelSection(section: Element, words: TextWords & { language: string }, foreign: boolean) {
  section.properties = { className: ['footnotes'], ariaLabelledBy: ['footnotes'], role: 'doc-endnotes' };
  const heading = section.children.find((child) => child.type === 'element' && child.tagName === 'h2');
  if (heading?.type !== 'element') return;
  heading.properties = { id: 'footnotes', ...(foreign ? { lang: words.language } : {}) };
  heading.children = [{ type: 'text', value: words.footnotes }];
}

function dressNote(note: Element, number: string, words: TextWords) {
  note.properties = {};
  visit(note, 'element', (link, index, parent) => {
    if (link.properties.dataFootnoteBackref === undefined || !parent || index === undefined) return;
    const reference = String(link.properties.href).replace(/^#user-content-fnref-.*?(-\d+)?$/, '$1');
    const again = /^-[2-9]|^-\d\d/.test(reference) && isRepeat(link) ? reference : '';
    const back = backLink(`#footnote-${number}-reference${again}`, words.backToText(number));
    const close: Element = {
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#footnote-${number}-closed`,
        className: ['footnote-close'],
        ariaLabel: words.closeFootnote(number),
      },
      children: [{ type: 'text', value: '×' }],
    };
    const links: ElementContent[] = again ? [back] : [back, close];
    parent.children.splice(index, 1, ...links);
    return index + links.length;
  });
  note.children.unshift(mark(`footnote-${number}`, 'footnote-target'));
}

/**
 * A place without size for an address to lead to. The style sheets fix it to the window where a note stands by its
 * reference, since browsers do not scroll to what is fixed.
 */
const mark = (id: string, name: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { id, className: [name] },
  children: [],
});

/** GFM marks the arrows of a second and later reference with a raised number. */
const isRepeat = (link: Element) =>
  link.children.some((child) => child.type === 'element' && child.tagName === 'sup');

const backLink = (href: string, label: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { href, className: ['footnote-back'], role: 'doc-backlink', ariaLabel: label },
  children: [{ type: 'text', value: '↩\uFE0E' }],
});

function dressReference(link: Element, numbers: Map<string, string>, words: TextWords) {
  const note = String(link.properties.href).slice(1);
  const number = numbers.get(note) ?? '';
  const [, name = ''] = REFERENCE_ID.exec(String(link.properties.id)) ?? [];
  const repeat = name.slice(note.replace(NOTE_ID, '').length);
  link.properties = {
    id: `footnote-${number}-reference${repeat}`,
    href: `#footnote-${number}`,
    className: ['footnote-reference'],
    role: 'doc-noteref',
    ariaLabel: words.footnote(number),
  };
  if (repeat) return;
  link.children.push(mark(`footnote-${number}-closed`, 'footnote-closed'));
}
