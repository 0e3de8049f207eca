import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, $isListItemNode } from '@lexical/list';
import type { MdastImportVisitor } from '@mdxeditor/editor';
import { $createTextNode, $isElementNode, $setState } from 'lexical';
import type { Definition, Link, List, Text } from 'mdast';
import { looseList } from './lists.ts';

/** A line that was only broken in the source is one line. */
const text: MdastImportVisitor<Text> = {
  testNode: 'text',
  priority: 1,
  visitNode({ mdastNode, actions }) {
    const node = $createTextNode(mdastNode.value.replace(/[ \t]*\n[ \t]*/g, ' '));
    actions.addAndStepInto(node.setFormat(actions.getParentFormatting()));
  },
};

/** Emphasis around a link is emphasis within it. */
const link: MdastImportVisitor<Link> = {
  testNode: 'link',
  priority: 1,
  visitNode({ mdastNode, actions }) {
    actions.addFormatting(0);
    actions.addAndStepInto($createLinkNode(mdastNode.url, { title: mdastNode.title ?? null }));
  },
};

/** As the editor's own, and keeps the first number and the space between items. */
const list: MdastImportVisitor<List> = {
  testNode: 'list',
  priority: 1,
  visitNode({ mdastNode, lexicalParent, actions }) {
    const tasks = mdastNode.children.some((item) => typeof item.checked === 'boolean');
    const kind = tasks ? 'check' : mdastNode.ordered ? 'number' : 'bullet';
    const node = $createListNode(kind, mdastNode.start ?? 1);
    $setState(node, looseList, Boolean(mdastNode.spread) || mdastNode.children.some((item) => item.spread));
    if ($isListItemNode(lexicalParent)) lexicalParent.insertAfter($createListItemNode().append(node));
    else if ($isElementNode(lexicalParent)) lexicalParent.append(node);
    actions.visitChildren(mdastNode, node);
  },
};

/** Links carry their address themselves; see `resolveReferences`. */
const definition: MdastImportVisitor<Definition> = { testNode: 'definition', visitNode() {} };

export const importVisitors = [text, link, list, definition];
