import type { Element, ElementContent } from 'hast';
import { content, isBlank, isBlock, isElement, isTag } from './elements.ts';

/** Emphasis and links, which stand within a paragraph here, whatever stood within them. */
const PHRASES = new Set('a b strong i em u mark s strike del q'.split(' '));
/** What holds words and no blocks. */
const WORDS_ALONE = /^(?:h[1-6]|summary|pre)$/;

/**
 * Puts blocks that stand in emphasis, links or headings outside of them: `<b><p>` becomes `<p><b>`, since Markdown knows
 * no other way round.
 */
export function liftBlocks(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    node.children = liftBlocks(node.children);
    if (!node.children.some(isBlock))
      return isBlock(node) || !holdsOnlyLineBreaks(node) ? [node] : node.children;
    if (WORDS_ALONE.test(node.tagName)) return [withoutBlocks(node)];
    if (PHRASES.has(node.tagName)) return distributed(node, node.children);
    return isBlock(node) ? [node] : node.children;
  });
}

/** Emphasis around line breaks alone, which editors leave behind. */
const holdsOnlyLineBreaks = (node: Element) =>
  PHRASES.has(node.tagName) && node.tagName !== 'a' && content(node).every((child) => isTag(child, 'br'));

/** What stood in blocks, with a space between them, or a line end where those are kept. */
function withoutBlocks(node: Element): Element {
  const between: ElementContent = { type: 'text', value: node.tagName === 'pre' ? '\n' : ' ' };
  const opened = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((child) =>
      isElement(child) && isBlock(child) ? [between, ...opened(child.children), between] : [child],
    );
  return { ...node, children: opened(node.children) };
}

/** What stood in a phrase, with the phrase around every run of words. */
function distributed(phrase: Element, nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = () => {
    if (run.every(isBlank)) result.push(...run);
    else result.push({ ...phrase, children: run });
    run = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) {
      run.push(node);
      continue;
    }
    close();
    result.push(node.tagName === 'pre' ? node : { ...node, children: distributed(phrase, node.children) });
  }
  close();
  return result;
}
