import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Link, PhrasingContent } from 'mdast';
import { anchorOf, linkAddress } from '../addresses.ts';
import type { Conversion } from '../conversion.ts';
import { attribute } from '../html/elements.ts';
import { phrases } from './flow.ts';

declare module 'mdast' {
  interface LinkData {
    /** The id within the same text that this leads to, until it is known which heading that is. */
    anchor?: string;
  }
}

/** A link to where its place is now; its words alone where it leads nowhere. */
export function linkOf(state: State, node: Element, conversion: Conversion): Link | PhrasingContent[] {
  const children = phrases(state, node);
  const address = attribute(node, 'href');
  const anchor = anchorOf(address, conversion);
  if (anchor) return { type: 'link', url: '#', data: { anchor }, children };
  const url = linkAddress(address, conversion);
  return url === undefined ? children : { type: 'link', url, children };
}
