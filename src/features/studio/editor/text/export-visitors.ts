import { $isListItemNode, $isListNode, type ListItemNode, type ListNode } from '@lexical/list';
import { $isQuoteNode, type QuoteNode } from '@lexical/rich-text';
import type { LexicalExportVisitor } from '@mdxeditor/editor';
import {
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type LexicalNode,
  type LineBreakNode,
} from 'lexical';
import type { Blockquote, Break, List, ListItem, Paragraph, Parent } from 'mdast';
import { looseList } from './lists.ts';

/** Shift and Enter make a line break that readers see. */
const lineBreak: LexicalExportVisitor<LineBreakNode, Break> = {
  testLexicalNode: $isLineBreakNode,
  priority: 1,
  visitLexicalNode({ mdastParent, actions }) {
    actions.appendToParent(mdastParent, { type: 'break' });
  },
};

const list: LexicalExportVisitor<ListNode, List> = {
  testLexicalNode: $isListNode,
  priority: 1,
  visitLexicalNode({ lexicalNode, actions }) {
    const ordered = lexicalNode.getListType() === 'number';
    actions.addAndStepInto('list', {
      ordered,
      start: ordered ? lexicalNode.getStart() : null,
      spread: $getState(lexicalNode, looseList),
    });
  },
};

/** An item that only holds a list belongs to the item before it. */
const listItem: LexicalExportVisitor<ListItemNode, ListItem> = {
  testLexicalNode: $isListItemNode,
  priority: 1,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const [first, ...more] = lexicalNode.getChildren();
    const before = mdastParent.children.at(-1);
    if ($isListNode(first) && more.length === 0 && before?.type === 'listItem')
      return actions.visit(first, before);
    const list = lexicalNode.getParent();
    const item: ListItem = {
      type: 'listItem',
      checked: $isListNode(list) && list.getListType() === 'check' ? Boolean(lexicalNode.getChecked()) : null,
      spread: $isListNode(list) && $getState(list, looseList),
      children: [],
    };
    actions.appendToParent(mdastParent, item);
    visitMixed(lexicalNode.getChildren(), item, actions);
  },
};

const quote: LexicalExportVisitor<QuoteNode, Blockquote> = {
  testLexicalNode: $isQuoteNode,
  priority: 1,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const block: Blockquote = { type: 'blockquote', children: [] };
    actions.appendToParent(mdastParent, block);
    visitMixed(lexicalNode.getChildren(), block, actions);
  },
};

/** Puts runs of inline children into paragraphs; two line breaks stand between two of them. */
function visitMixed(
  children: LexicalNode[],
  parent: ListItem | Blockquote,
  actions: { visit(node: LexicalNode, parent: Parent): void },
) {
  let paragraph: Paragraph | undefined;
  children.forEach((child, at) => {
    if (!isInline(child)) {
      paragraph = undefined;
      return actions.visit(child, parent);
    }
    if ($isLineBreakNode(child) && $isLineBreakNode(children[at + 1])) {
      paragraph = undefined;
      return;
    }
    if ($isLineBreakNode(child) && !paragraph) return;
    if (!paragraph) {
      paragraph = { type: 'paragraph', children: [] };
      parent.children.push(paragraph);
    }
    actions.visit(child, paragraph);
  });
}

const isInline = (node: LexicalNode) =>
  $isTextNode(node) ||
  $isLineBreakNode(node) ||
  (!$isListNode(node) && ($isElementNode(node) || 'isInline' in node) && isMarkedInline(node));

const isMarkedInline = (node: LexicalNode) =>
  'isInline' in node && typeof node.isInline === 'function' && node.isInline() === true;

export const exportVisitors = [lineBreak, list, listItem, quote];
