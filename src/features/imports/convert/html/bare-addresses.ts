import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { kindOfEmbed } from '../embeds.ts';
import { attribute, content, eachElement, element, isTag } from './elements.ts';

const ADDRESS = /^https?:\/\/[^\s<>"]+$/i;

/** An address alone in its paragraph, which its site would show in a frame: as a link that says what is there. */
export function linkAddressesAlone(tree: Root) {
  eachElement(tree, (node) => {
    if (!isTag(node, 'p', 'div', 'figure')) return;
    const [only, ...more] = content(node);
    const address = more.length === 0 ? bareAddress(only) : undefined;
    if (!address) return;
    node.children = [
      kindOfEmbed(address)
        ? element('embed', [], { src: address })
        : element('a', [{ type: 'text', value: address }], { href: address }),
    ];
  });
}

/** An address that stands as it is, or as a link that says nothing else. */
function bareAddress(node: ElementContent | undefined): string | undefined {
  const words = node?.type === 'text' ? node.value.trim() : isTag(node, 'a') ? attribute(node, 'href') : '';
  const said = isTag(node, 'a') ? textOf(node).trim() : words;
  return ADDRESS.test(words) && said === words ? words : undefined;
}

const WITHIN = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?'’”)\]]/gi;

/** Addresses among words as links, as sites show them in comments. */
export function linkAddressesWithin(parent: Element | Root) {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type === 'text') return linked(child.value);
    if (child.type === 'element' && !isTag(child, 'a', 'pre', 'code')) linkAddressesWithin(child);
    return [child];
  });
}

function linked(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(WITHIN)) {
    parts.push(
      { type: 'text', value: text.slice(from, index) },
      element('a', [{ type: 'text', value: address }], { href: address }),
    );
    from = index + address.length;
  }
  return [...parts, { type: 'text', value: text.slice(from) }];
}
