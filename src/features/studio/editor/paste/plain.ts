import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { parseText } from '../text/dialect.ts';
import { findForeign } from '../views/fit.ts';

/** A line longer than this is a whole paragraph and no part of one. */
const LONGEST_WRAPPED_LINE = 120;

/** The address that a plain text is, if it is nothing else. */
export function addressIn(plain: string) {
  const address = plain.trim();
  return /^https?:\/\/\S+$/.test(address) ? address : undefined;
}

/** A plain text as it was meant: an address, Markdown where it says more than paragraphs could, or lines. */
export function textOfPlain(plain: string): Root {
  const address = addressIn(plain);
  return address ? linkTo(address) : (markdownIn(plain) ?? linesOf(plain));
}

function linkTo(url: string): Root {
  return {
    type: 'root',
    children: [paragraph({ type: 'link', url, children: [{ type: 'text', value: url }] })],
  };
}

function markdownIn(plain: string): Root | undefined {
  try {
    const text = parseText(plain);
    return saysMore(text) && !holdsParagraphLines(text, plain) && !findForeign(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const OF_ANY_TEXT = new Set<Nodes['type']>(['root', 'paragraph', 'text', 'break', 'link']);

/** A bare address is no sign of Markdown. */
const saysMore = (node: Nodes): boolean =>
  !OF_ANY_TEXT.has(node.type) ||
  (node.type === 'link' &&
    !(node.children[0]?.type === 'text' && node.url.endsWith(node.children[0].value))) ||
  ('children' in node && node.children.some(saysMore));

/** Whether what Markdown takes for one paragraph is several, each in a line of its own. */
const holdsParagraphLines = ({ children }: Root, plain: string) =>
  children.some(({ type, position }) => {
    const source = plain.slice(position?.start.offset, position?.end.offset);
    const lines = source.split('\n');
    return (
      type === 'paragraph' && lines.length > 1 && lines.some((line) => line.length > LONGEST_WRAPPED_LINE)
    );
  });

/** Every line becomes a paragraph; an empty one would only leave a hole between two of them. */
function linesOf(plain: string): Root {
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { type: 'root', children: lines.map((value) => paragraph({ type: 'text', value })) };
}

const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
