import {
  DecoratorNode,
  type LexicalEditor,
  type LexicalNode,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import type { FootnoteDefinition } from 'mdast';
import type { ReactElement } from 'react';
import { FootnoteEditor } from './FootnoteEditor.tsx';
import { FootnoteMark } from './FootnoteMark.tsx';

type SerializedMark = Spread<{ identifier: string }, SerializedLexicalNode>;

/** The place in a sentence that a footnote belongs to. */
export class FootnoteReferenceNode extends DecoratorNode<ReactElement> {
  __identifier: string;

  constructor(identifier: string, key?: string) {
    super(key);
    this.__identifier = identifier;
  }

  static override getType() {
    return 'footnote-reference';
  }
  static override clone(node: FootnoteReferenceNode) {
    return new FootnoteReferenceNode(node.__identifier, node.__key);
  }
  static override importJSON({ identifier }: SerializedMark) {
    return new FootnoteReferenceNode(identifier);
  }
  override exportJSON(): SerializedMark {
    return { type: 'footnote-reference', version: 1, identifier: this.__identifier };
  }
  override createDOM() {
    const place = document.createElement('sup');
    place.className = 'footnote-mark';
    return place;
  }
  override updateDOM() {
    return false;
  }
  override isInline() {
    return true;
  }
  override getTextContent() {
    return '';
  }
  getIdentifier() {
    return this.getLatest().__identifier;
  }
  override decorate() {
    return <FootnoteMark identifier={this.__identifier} />;
  }
}

type SerializedDefinition = Spread<{ mdastNode: FootnoteDefinition }, SerializedLexicalNode>;

/** The text of a footnote. */
export class FootnoteDefinitionNode extends DecoratorNode<ReactElement> {
  __mdastNode: FootnoteDefinition;

  constructor(mdastNode: FootnoteDefinition, key?: string) {
    super(key);
    this.__mdastNode = mdastNode;
  }

  static override getType() {
    return 'footnote-definition';
  }
  static override clone(node: FootnoteDefinitionNode) {
    return new FootnoteDefinitionNode(node.__mdastNode, node.__key);
  }
  static override importJSON({ mdastNode }: SerializedDefinition) {
    return new FootnoteDefinitionNode(mdastNode);
  }
  override exportJSON(): SerializedDefinition {
    return { type: 'footnote-definition', version: 1, mdastNode: this.__mdastNode };
  }
  override createDOM() {
    const place = document.createElement('div');
    place.className = 'footnote-definition';
    return place;
  }
  override updateDOM() {
    return false;
  }
  override isInline() {
    return false;
  }
  getMdastNode() {
    return this.getLatest().__mdastNode;
  }
  /** What the nested editor of the note's words calls. */
  setMdastNode(mdastNode: FootnoteDefinition) {
    this.getWritable().__mdastNode = mdastNode;
  }
  override decorate(editor: LexicalEditor) {
    return <FootnoteEditor node={this} mdastNode={this.__mdastNode} parentEditor={editor} />;
  }
}

export const $isFootnoteReference = (node: LexicalNode | null | undefined): node is FootnoteReferenceNode =>
  node instanceof FootnoteReferenceNode;
export const $isFootnoteDefinition = (node: LexicalNode | null | undefined): node is FootnoteDefinitionNode =>
  node instanceof FootnoteDefinitionNode;
