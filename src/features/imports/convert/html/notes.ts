import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Conversion } from '../conversion.ts';
import { attribute, content, eachElement, element, isElement, isTag } from './elements.ts';
import { MARK, noteMarks } from './note-marks.ts';

/** The elements that stand for a note's mark in the text, for a note written within the text, and for a note. */
export const NOTE_MARK = 'NoteMark';
export const NOTE_WITHIN = 'note-within';
export const NOTE = 'NoteText';

const ARROW = /^(?:[\s\u2190-\u21ff\u2900-\u297f⏎^]|\ufe0e|\ufe0f)*$|^\s*[\u2190-\u21ff].{0,3}$/;
const HEADING_OF_NOTES = /^\s*(?:(?:foot|end)?notes?|fu(?:ß|ss)noten|anmerkungen)\s*:?\s*$/i;

/**
 * Makes notes of what every way of writing them looks like on a page: a mark that leads to a list item or paragraph
 * further down, with a way back. The notes end up after the text, each once.
 */
export function gatherNotes(tree: Root, conversion: Conversion) {
  const numbers = new Map<Element, string>();
  for (const { link, raised, note } of noteMarks(tree, conversion)) {
    const number = numbers.get(note) ?? String(numbers.size + 1);
    numbers.set(note, number);
    becomeMark(raised && content(raised).length === 1 ? raised : link, number);
  }
  const gathered = [...numbers].map(([block, number]) => element(NOTE, withoutWays(block, true), { number }));
  if (numbers.size > 0) removeBlocks(tree, numbers);
  eachElement(tree, (within) => {
    if (within.tagName !== NOTE_WITHIN) return;
    const number = String(gathered.length + 1);
    gathered.push(element(NOTE, within.children, { number }));
    becomeMark(within, number);
  });
  if (gathered.length > 0) closeUp(tree);
  tree.children.push(...gathered);
}

/** No space before a mark. */
function closeUp(parent: Element | Root) {
  parent.children.forEach((child, at) => {
    const next = parent.children[at + 1];
    if (child.type === 'text' && isTag(next, NOTE_MARK)) child.value = child.value.trimEnd();
    if (child.type === 'element') closeUp(child);
  });
}

function becomeMark(node: Element, number: string) {
  node.tagName = NOTE_MARK;
  node.properties = { number };
  node.children = [];
}

/** What a note says, without the links back to its mark: an arrow, or its own number in front. */
const withoutWays = (block: Element, leads: boolean): ElementContent[] =>
  block.children.flatMap((child, at): ElementContent[] => {
    if (!isElement(child)) return [child];
    const first = leads && at === block.children.findIndex((one) => content({ children: [one] }).length > 0);
    const text = textOf(child);
    if (isWay(child) && (ARROW.test(text) || (first && MARK.test(text)))) return [];
    return [{ ...child, children: withoutWays(child, first) }];
  });

/** A link within the text, raised or not. */
const isWay = (node: Element): boolean =>
  isTag(node, 'a')
    ? attribute(node, 'href').includes('#')
    : isTag(node, 'sup', 'span', 'strong') &&
      content(node).length === 1 &&
      content(node).every((child) => isElement(child) && isWay(child));

/** Takes the notes from where they stood, with the list that held nothing else, and the line or heading above it. */
function removeBlocks(parent: Element | Root, notes: Map<Element, string>) {
  const kept: ElementContent[] = [];
  for (const node of parent.children as ElementContent[]) {
    const had = isElement(node) ? content(node).length : 0;
    if (isElement(node)) removeBlocks(node, notes);
    if (isElement(node) && (notes.has(node) || (had > 0 && content(node).length === 0))) dropHeading(kept);
    else kept.push(node);
  }
  parent.children = kept;
}

function dropHeading(kept: ElementContent[]) {
  const at = kept.findLastIndex((node) => content({ children: [node] }).length > 0);
  const last = kept[at];
  if (!last || !(isTag(last, 'hr') || (isElement(last) && HEADING_OF_NOTES.test(textOf(last))))) return;
  kept.length = at;
  dropHeading(kept);
}
