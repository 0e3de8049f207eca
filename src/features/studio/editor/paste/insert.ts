import { $insertGeneratedNodes } from '@lexical/clipboard';
import {
  codeBlockEditorDescriptors$,
  defaultCodeBlockLanguage$,
  importMdastTreeToLexical,
  importVisitors$,
  jsxComponentDescriptors$,
  type Realm,
} from '@mdxeditor/editor';
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { addNotes } from '../nodes/footnote-commands.ts';
import { resolveReferences } from '../text/references.ts';

/** Puts a text in at the cursor of `editor`, and its footnotes with those of the whole text. */
export function insertText(realm: Realm, text: Root, editor: LexicalEditor, root: LexicalEditor) {
  resolveReferences(text);
  const notes = text.children.filter((node) => node.type === 'footnoteDefinition');
  const blocks = text.children.filter((node) => node.type !== 'footnoteDefinition');
  insertNodes(() => nodesOf(realm, blocks), notes, editor, root);
}

/** The same for nodes of the editor's own. */
export function insertNodes(
  make: () => LexicalNode[],
  notes: FootnoteDefinition[],
  editor: LexicalEditor,
  root: LexicalEditor,
) {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const nodes = make();
    if (nodes.length > 0) $insertGeneratedNodes(editor, nodes, selection);
  });
  addNotes(root, notes);
}

/** What the editor makes of blocks. To be called within an update. */
function nodesOf(realm: Realm, children: RootContent[]): LexicalNode[] {
  const made = $createParagraphNode();
  importMdastTreeToLexical({
    root: made,
    mdastRoot: { type: 'root', children },
    visitors: realm.getValue(importVisitors$),
    jsxComponentDescriptors: realm.getValue(jsxComponentDescriptors$),
    codeBlockEditorDescriptors: realm.getValue(codeBlockEditorDescriptors$),
    defaultCodeBlockLanguage: realm.getValue(defaultCodeBlockLanguage$),
    directiveDescriptors: [],
  });
  return made.getChildren();
}
