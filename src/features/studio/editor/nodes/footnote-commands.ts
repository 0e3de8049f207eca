import { activeEditor$, rootEditor$, useCellValues } from '@mdxeditor/editor';
import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  getNearestEditorFromDOMNode,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { FootnoteDefinition } from 'mdast';
import { focusSoon } from './focus.ts';
import {
  $isFootnoteDefinition,
  $isFootnoteReference,
  FootnoteDefinitionNode,
  FootnoteReferenceNode,
} from './footnote-nodes.tsx';
import { $listNotes } from './footnote-order.ts';

/** What an author does with footnotes. */
export function useFootnotes() {
  const [root, active] = useCellValues(rootEditor$, activeEditor$);
  return {
    insertNote: () => root && insertNote(root, active ?? root),
    openNote: (identifier: string) => root && openNote(root, identifier),
    backToText: (identifier: string) => root && backToText(root, identifier),
    removeNote: (identifier: string) => root && removeNote(root, identifier),
  };
}

/** Puts a mark where the cursor is and an empty note at the end of the text, and goes there. */
function insertNote(root: LexicalEditor, active: LexicalEditor) {
  const identifier = String(root.read(freeNumber));
  active.update(
    () => {
      if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
      const selection = $getSelection();
      if ($isRangeSelection(selection))
        selection.anchor.set(selection.focus.key, selection.focus.offset, selection.focus.type);
      $insertNodes([new FootnoteReferenceNode(identifier)]);
    },
    { discrete: true },
  );
  openNote(root, identifier);
}

/** Goes to a note's words; a note that was lost gets new ones. */
function openNote(root: LexicalEditor, identifier: string) {
  if (!root.read($listDefinitions).some((note) => note.identifier === identifier)) {
    const children: FootnoteDefinition['children'] = [{ type: 'paragraph', children: [] }];
    addNotes(root, [{ type: 'footnoteDefinition', identifier, label: identifier, children }]);
  }
  const words = `[data-note="${CSS.escape(identifier)}"] [contenteditable="true"]`;
  focusSoon(() => root.getRootElement()?.querySelector(words));
}

/** Puts notes at the end of the text, before the empty paragraph that one writes on in. */
export function addNotes(root: LexicalEditor, notes: FootnoteDefinition[]) {
  if (notes.length === 0) return;
  root.update(
    () => {
      const last = $getRoot().getLastChild();
      const end = last && $isElementNode(last) && last.isEmpty() ? last : $createParagraphNode();
      if (!end.is(last)) $getRoot().append(end);
      for (const note of notes) end.insertBefore(new FootnoteDefinitionNode(note));
    },
    { tag: HISTORY_MERGE_TAG },
  );
}

/** Puts the cursor behind the first mark that points to a note. */
function backToText(root: LexicalEditor, identifier: string) {
  const mark = root.getRootElement()?.querySelector(`[data-note-mark="${CSS.escape(identifier)}"]`);
  const editor = mark && getNearestEditorFromDOMNode(mark);
  if (!editor) return;
  editor.update(() => $getNearestNodeFromDOMNode(mark)?.selectNext(0, 0), { discrete: true });
  editor.focus();
}

/** Takes a note's words and every mark that points to it out of the text. */
function removeNote(root: LexicalEditor, identifier: string) {
  root.update(() => {
    for (const node of $allNodes($getRoot().getChildren())) {
      if ($isFootnoteReference(node) && node.getIdentifier() === identifier) node.remove();
      if ($isFootnoteDefinition(node) && node.getMdastNode().identifier === identifier) {
        node.selectPrevious();
        node.remove();
      }
    }
  });
}

const $allNodes = (nodes: LexicalNode[]): LexicalNode[] =>
  nodes.flatMap((node) => [node, ...($isElementNode(node) ? $allNodes(node.getChildren()) : [])]);

/** The footnotes of the text, wherever it points to them. Call it within a read of the editor. */
export const $listDefinitions = () =>
  $getRoot()
    .getChildren()
    .filter($isFootnoteDefinition)
    .map((node) => node.getMdastNode());

/** From which number on no footnote of the text has one. Call it within a read of the editor. */
export function freeNumber() {
  const names = [...$listNotes(), ...$listDefinitions().map(({ identifier }) => identifier)];
  return Math.max(new Set(names).size, ...names.map(Number).filter(Number.isInteger)) + 1;
}
