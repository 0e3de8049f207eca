import type { PhrasingContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import { attributesOf } from './references.ts';

/** A run of text with what holds for it: emphasis, a link's address. */
interface Run {
  text: string;
  marks: string[];
}
type Piece = Run | { atom: unknown };

/** What a phrase says: runs of text with their marks, whichever way these were nested, and what stands between. */
export function inlineMeaning(nodes: PhrasingContent[]): Piece[] {
  const pieces = mergeRuns(nodes.flatMap((node) => piecesOf(node, [])));
  return trimmed(pieces).filter((piece) => !('text' in piece) || piece.text !== '');
}

function piecesOf(node: PhrasingContent, marks: string[]): Piece[] {
  switch (node.type) {
    case 'text':
      return textRuns(node.value, marks);
    case 'inlineCode':
      return [{ text: node.value, marks: [...marks, 'code'] }];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return node.children.flatMap((child) => piecesOf(child, [...marks, node.type]));
    case 'link': {
      const mark = `link ${node.url} ${node.title ?? ''}`;
      return node.children.flatMap((child) => piecesOf(child, [...marks, mark]));
    }
    case 'image':
      return [{ atom: ['image', node.url, node.alt ?? '', node.title || null, links(marks)] }];
    case 'footnoteReference':
      return [{ atom: ['note', node.identifier] }];
    case 'mdxJsxTextElement':
      return [{ atom: [node.name, attributesOf(node), inlineMeaning(node.children), links(marks)] }];
    default:
      return [{ atom: [node.type, 'value' in node ? node.value : null] }];
  }
}

const links = (marks: string[]) => marks.filter((mark) => mark.startsWith('link '));

/** White space has no look of its own, so emphasis does not count for it. */
function textRuns(value: string, marks: string[]): Run[] {
  return (value.match(/[ \t\n]+|[^ \t\n]+/g) ?? []).map((text) =>
    /^[ \t\n]/.test(text) ? { text: ' ', marks: marks.filter((mark) => !LOOKS.has(mark)) } : { text, marks },
  );
}

const LOOKS = new Set(['emphasis', 'strong']);

function mergeRuns(pieces: Piece[]) {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last && 'text' in last && 'text' in piece && keyOf(last) === keyOf(piece)) last.text += piece.text;
    else merged.push('text' in piece ? { text: piece.text, marks: [...new Set(piece.marks)].sort() } : piece);
  }
  return merged;
}

const keyOf = (run: Run) => [...new Set(run.marks)].sort().join('\n');

/** Without the white space at the edges and around line breaks. */
function trimmed(pieces: Piece[]): Piece[] {
  const isEdge = (piece: Piece | undefined) => !piece || ('atom' in piece && isBreak(piece.atom));
  return pieces.map((piece, at) => {
    if (!('text' in piece) || piece.marks.includes('code')) return piece;
    let { text } = piece;
    if (isEdge(pieces[at - 1])) text = text.replace(/^[ \t\n]+/, '');
    if (isEdge(pieces[at + 1])) text = text.replace(/[ \t\n]+$/, '');
    return { ...piece, text };
  });
}

const isBreak = (atom: unknown) => Array.isArray(atom) && atom[0] === 'break';

/** The component for blocks that is all a paragraph holds. */
export function blockComponent(children: PhrasingContent[]): MdxJsxTextElement | undefined {
  const [first, ...more] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  if (more.length > 0 || first?.type !== 'mdxJsxTextElement') return undefined;
  return VOCABULARY[first.name ?? '']?.holds === 'words' ? undefined : first;
}
