import type { Element, ElementContent, Root } from 'hast';
import { content, element, isBlank, isElement, isTag } from './elements.ts';

const LISTS = ['ul', 'ol', 'menu', 'dir'];

/** Gives every list nothing but items: what stands between them belongs to the one before, and no item stands alone. */
export function mendLists(parent: Element | Root) {
  for (const child of parent.children) if (isElement(child)) mendLists(child);
  const nodes = parent.children as ElementContent[];
  parent.children = isTag(parent as Element, ...LISTS)
    ? onlyItems(nodes)
    : withLists(nodes.flatMap(unlisted));
}

/** A gallery is often a list of nothing but figures, which stand by themselves here. */
function unlisted(node: ElementContent): ElementContent[] {
  if (!isTag(node, 'ul') || !content(node).every(isFigureItem)) return [node];
  return content(node).flatMap((item) => (isElement(item) ? item.children : []));
}

const isFigureItem = (item: ElementContent) =>
  isTag(item, 'li') && content(item).length === 1 && content(item).every((only) => isTag(only, 'figure'));

function onlyItems(nodes: ElementContent[]): Element[] {
  const items: Element[] = [];
  for (const node of nodes) {
    const last = items.at(-1);
    if (isTag(node, 'li')) items.push(node);
    else if (isBlank(node)) continue;
    else if (last) last.children.push(node);
    else items.push(element('li', [node]));
  }
  return items.filter((item) => item.children.some((child) => !isBlank(child)));
}

function withLists(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let list: Element | undefined;
  for (const node of nodes) {
    if (!isTag(node, 'li')) {
      if (!isBlank(node)) list = undefined;
      result.push(node);
      continue;
    }
    if (list) list.children.push(node);
    else {
      list = element('ul', [node]);
      result.push(list);
    }
  }
  return result;
}
