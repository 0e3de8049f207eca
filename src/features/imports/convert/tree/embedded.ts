import type { Element } from 'hast';
import type { PhrasingContent } from 'mdast';
import type { Conversion } from '../conversion.ts';
import { type EmbedKind, embedLink } from '../embeds.ts';
import { attribute, isElement, isTag } from '../html/elements.ts';

/** What a page would fetch from elsewhere, as a link to it. */
export function embedded(
  node: Element,
  kind: EmbedKind | undefined,
  conversion: Conversion,
): PhrasingContent[] {
  const address = addressOf(node);
  if (address) return embedLink(address, conversion, kind);
  conversion.lose((w) => w.embed);
  return [];
}

/** The address that the element itself names, or the first one named within it. */
function addressOf(node: Element): string | undefined {
  const own = isTag(node, 'param')
    ? attribute(node, 'name') === 'movie' && attribute(node, 'value')
    : attribute(node, 'dataSrc') || attribute(node, 'src') || attribute(node, 'data');
  if (own && !/^(?:about|data|javascript|blob):/i.test(own)) return own;
  for (const child of node.children) {
    const found =
      isElement(child) && isTag(child, 'source', 'param', 'embed', 'object', 'iframe') && addressOf(child);
    if (found) return found;
  }
  return undefined;
}
