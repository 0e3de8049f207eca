import type { Nodes } from 'hast';
import { isBlock, isElement, isTag } from './html/elements.ts';
import { parseHtml } from './html/parse.ts';
import { cleanText } from './html/visible.ts';

/** The words of a piece of HTML on one line, at most so many characters: for titles, excerpts and annotations. */
export function plainText(html: string, most: number): string {
  const parts: string[] = [];
  gather(parseHtml(cleanText(html)), parts);
  return shortened(parts.join('').replace(/\s+/g, ' ').trim(), most);
}

/** A text that ends with a word and a sign that there was more, where it is longer than `most` characters. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const cut = signs.slice(0, most - 1).join('');
  const word = cut.replace(/\s+\S*$/, '');
  return `${word.length > cut.length / 2 ? word : cut}…`;
}

function gather(node: Nodes, parts: string[]) {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node) || isTag(node, 'script', 'style')) return;
  for (const child of node.children) gather(child, parts);
  if (isTag(node, 'br') || (isElement(node) && isBlock(node))) parts.push(' ');
}
