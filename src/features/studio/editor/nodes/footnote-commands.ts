import { activeEditor$, rootEditor$, useCellValues } from '@mdxeditor/editor';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
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
    backToText: (identifier: string) => focusIn(root, `[data-note-mark="${CSS.escape(identifier)}"]`),
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
  root.update(
    () => {
      const known = $getRoot()
        .getChildren()
        .some((node) => $isFootnoteDefinition(node) && node.getMdastNode().identifier === identifier);
      if (known) return;
      const definition = new FootnoteDefinitionNode({
        type: 'footnoteDefinition',
        identifier,
        label: identifier,
        children: [{ type: 'paragraph', children: [] }],
      });
      const last = $getRoot().getLastChild();
      if (last && $isElementNode(last) && last.isEmpty()) last.insertBefore(definition);
      else $getRoot().append(definition, $createParagraphNode());
    },
    { discrete: true },
  );
  const words = `[data-note="${CSS.escape(identifier)}"] [contenteditable="true"]`;
  focusSoon(() => root.getRootElement()?.querySelector(words));
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

/** From which number on no footnote of the text has one. Call it within a read of the editor. */
export function freeNumber() {
  const definitions = $getRoot().getChildren().filter($isFootnoteDefinition);
  const names = [...$listNotes(), ...definitions.map((node) => node.getMdastNode().identifier)];
  return Math.max(new Set(names).size, ...names.map(Number).filter(Number.isInteger)) + 1;
}

function focusIn(editor: LexicalEditor | null, selector: string) {
  editor?.getRootElement()?.querySelector<HTMLElement>(selector)?.focus();
}
