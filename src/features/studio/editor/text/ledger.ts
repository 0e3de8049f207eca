import { $isListNode } from '@lexical/list';
import {
  exportLexicalTreeToMdast,
  exportVisitors$,
  jsxComponentDescriptors$,
  type LexicalExportVisitor,
  type MdastImportVisitor,
  type Realm,
  rootEditor$,
} from '@mdxeditor/editor';
import {
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  $isRootNode,
  type EditorState,
  type LexicalNode,
  type RootNode,
} from 'lexical';
import type { Nodes, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { dialect, STYLE } from './dialect.ts';
import { resolveReferences } from './references.ts';
import { tidy } from './tidy.ts';

/** Where a block of the text came from. */
interface Entry {
  at: number;
  start: number;
  end: number;
  /** How the editor would write it as it was, once someone touched it. */
  unedited?: string;
}

/**
 * Knows which part of the source each block of the editor came from, so that a block which nobody edited is given back
 * as its author wrote it, and only what was edited is written anew.
 */
export class Ledger {
  #realm: Realm;
  #source: string;
  #entries = new Map<string, Entry>();
  /** What was written for a block since it was last changed. */
  #written = new Map<string, string>();
  /** The blocks that are to be written; none when it is not we who ask. */
  #wanted: LexicalNode[] | undefined;

  constructor(realm: Realm, source: string) {
    this.#realm = realm;
    this.#source = source;
  }

  /** Reads the whole text in, noting what each block is made from. */
  readonly reading: MdastImportVisitor<Root> = {
    testNode: 'root',
    priority: 1,
    visitNode: ({ mdastNode, lexicalParent, actions }) => {
      if (!$isElementNode(lexicalParent) || !isWhole(mdastNode))
        return actions.visitChildren(mdastNode, lexicalParent);
      const asWritten = mdastNode.children.map((node) => !refers(node));
      resolveReferences(mdastNode);
      mdastNode.children.forEach((child, at) => {
        const before = lexicalParent.getChildrenSize();
        const alone: Root = { type: 'root', children: [child] };
        actions.visitChildren(alone, lexicalParent);
        const [made, ...more] = lexicalParent.getChildren().slice(before);
        const [start, end] = [child.position?.start.offset, child.position?.end.offset];
        if (made && more.length === 0 && asWritten[at] && start !== undefined && end !== undefined)
          this.#entries.set(made.getKey(), { at, start, end });
      });
    },
  };

  /**
   * Writes only the blocks that are wanted. The library writes the whole text at every key, which a long essay cannot
   * bear; to it nothing is wanted.
   */
  readonly writing: LexicalExportVisitor<RootNode, Root> = {
    testLexicalNode: $isRootNode,
    priority: 1,
    visitLexicalNode: ({ lexicalNode, actions }) => {
      const root: Root = { type: 'root', children: [] };
      actions.addAndStepInto('root', { children: root.children }, false);
      const isText = lexicalNode === this.#realm.getValue(rootEditor$)?.getEditorState().read($getRoot);
      for (const child of this.#wanted ?? (isText ? [] : lexicalNode.getChildren()))
        actions.visit(child, root);
    },
  };

  /** Notes how blocks would have been written before they were changed. */
  touch(keys: Iterable<string>, before: EditorState) {
    for (const key of keys) {
      this.#written.delete(key);
      const entry = this.#entries.get(key);
      if (!entry || entry.unedited !== undefined) continue;
      before.read(() => {
        const node = $getNodeByKey(key);
        if (node) entry.unedited = this.#write([node]);
      });
    }
  }

  /** Undoing puts an earlier state in place without saying which blocks are other ones. */
  forgetWritten() {
    this.#written.clear();
  }

  /** The whole text: what was not edited as it stood. Call it within a read of the editor. */
  text(): string {
    let text = '';
    let last: Entry | undefined;
    for (const group of groupsOf($getRoot().getChildren())) {
      const entries = this.#unedited(group);
      const [first] = entries ?? [];
      const part = entries ? this.#source.slice(first?.start, entries.at(-1)?.end) : this.#writeGroup(group);
      if (part === '') continue;
      const gap = last && first?.at === last.at + 1 ? this.#source.slice(last.end, first.start) : '\n\n';
      text += text === '' ? part : gap + part;
      last = entries?.at(-1);
    }
    return text;
  }

  /** Everything written anew. Call it within a read of the editor. */
  rewritten = () => this.#write($getRoot().getChildren());

  /** Where a group of neighbouring blocks stands in the source, when nobody edited it. */
  #unedited(group: LexicalNode[]): Entry[] | undefined {
    const entries = group.flatMap((node) => {
      const entry = this.#entries.get(node.getKey());
      if (!entry) return [];
      return entry.unedited === undefined || entry.unedited === this.#writeGroup([node]) ? [entry] : [];
    });
    const inOrder = entries.every((entry, at) => entry.at === (entries[0]?.at ?? 0) + at);
    return entries.length === group.length && inOrder ? entries : undefined;
  }

  #writeGroup(group: LexicalNode[]) {
    const key = group.map((node) => node.getKey()).join(' ');
    const written = this.#written.get(key) ?? this.#write(group);
    if (group.length === 1) this.#written.set(key, written);
    return written;
  }

  #write(wanted: LexicalNode[]) {
    this.#wanted = wanted;
    const tree = exportLexicalTreeToMdast({
      root: $getRoot(),
      visitors: this.#realm.getValue(exportVisitors$),
      jsxComponentDescriptors: this.#realm.getValue(jsxComponentDescriptors$),
      jsxIsAvailable: true,
    });
    this.#wanted = undefined;
    return toMarkdown(tidy(structuredClone(tree)), { extensions: dialect.write, ...STYLE }).trim();
  }
}

/** Lists that follow one another are written together, since their marks keep them apart. */
function groupsOf(blocks: LexicalNode[]) {
  const groups: LexicalNode[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && $isListNode(block) && $isListNode(last.at(-1))) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Only the text itself has a place in the source; what is nested has none. */
const isWhole = (root: Root) => root.position !== undefined;

function refers(node: Nodes): boolean {
  if (node.type === 'linkReference' || node.type === 'imageReference') return true;
  return 'children' in node && node.children.some(refers);
}
