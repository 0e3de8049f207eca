import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { anchorOf } from '../addresses.ts';
import type { Conversion } from '../conversion.ts';
import { attribute, eachElement, isTag } from './elements.ts';

/** How notes are marked: a number, a letter, an asterisk or dagger, in brackets or not. */
export const MARK = /^\s*[[(]?\s*(?:\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§]{1,4})\s*[\])]?\.?\s*$/i;

/** What plugins and word processors call the place of a note. */
const NOTE_ID =
  /^(?:user-content-)?_?(?:fn|ftn|edn|foot|end|note|sdfootnote|sdendnote|easy-footnote|mfn|simple-footnote)/i;

/** A mark in the text, with the block further down that it leads to. */
export interface NoteMark {
  link: Element;
  /** The raised letters around the link, if there are any. */
  raised?: Element;
  note: Element;
}

/** Every mark that leads to a list item or a paragraph of its own after it. */
export function noteMarks(tree: Root, conversion: Conversion): NoteMark[] {
  const blocks = new Map<string, { note: Element; order: number }>();
  const marks: { id: string; order: number; link: Element; around: Element[] }[] = [];
  let order = 0;
  eachElement(tree, (node, around) => {
    order++;
    const id = attribute(node, 'id') || (isTag(node, 'a') ? attribute(node, 'name') : '');
    const address = isTag(node, 'a') ? attribute(node, 'href') : '';
    if (id === '' && !address.includes('#')) return;
    const note = [...around.slice(-4), node].findLast((one) => isTag(one, 'li', 'p', 'dd', 'div'));
    if (note && id !== '' && !blocks.has(id)) blocks.set(id, { note, order });
    const leadsTo = anchorOf(address, conversion);
    if (leadsTo && MARK.test(textOf(node)) && (NOTE_ID.test(leadsTo) || isRaised(node, around)))
      marks.push({ id: leadsTo, order, link: node, around: [...around] });
  });
  const led = marks.flatMap(({ id, order: at, link, around }) => {
    const block = blocks.get(id);
    if (!block || block.order < at || around.includes(block.note)) return [];
    const raised = around.findLast((one) => isTag(one, 'sup'));
    return [{ id, link, note: block.note, ...(raised ? { raised } : {}) }];
  });
  const ids = Map.groupBy(led, ({ note }) => note);
  return led.filter(({ id, note }) => ids.get(note)?.every((other) => other.id === id));
}

const isRaised = (link: Element, around: readonly Element[]) =>
  around.some((one) => isTag(one, 'sup')) || link.children.some((child) => isTag(child, 'sup'));
