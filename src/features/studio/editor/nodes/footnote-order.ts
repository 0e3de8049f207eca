import { Cell } from '@mdxeditor/editor';
import { $getRoot, $isElementNode, type LexicalNode } from 'lexical';
import type { Nodes } from 'mdast';
import { $isFootnoteDefinition, $isFootnoteReference } from './footnote-nodes.tsx';

/** The footnotes in the order in which the text first points to them. */
export const noteOrder$ = Cell<string[]>([]);

/** Call it within a read of the editor. */
export const $listNotes = () => [...new Set(marksIn($getRoot().getChildren()))];

function marksIn(nodes: LexicalNode[]): string[] {
  return nodes.flatMap((node) => {
    if ($isFootnoteReference(node)) return [node.getIdentifier()];
    if ($isElementNode(node)) return marksIn(node.getChildren());
    if ($isFootnoteDefinition(node)) return [];
    return 'getMdastNode' in node && typeof node.getMdastNode === 'function'
      ? marksOf(node.getMdastNode())
      : [];
  });
}

/** Those within components and tables, whose text is a tree of its own. */
function marksOf(node: Nodes): string[] {
  if (node.type === 'footnoteReference') return [node.identifier];
  return 'children' in node ? node.children.flatMap(marksOf) : [];
}
