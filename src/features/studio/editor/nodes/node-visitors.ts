import type { LexicalExportVisitor, MdastImportVisitor } from '@mdxeditor/editor';
import { $isElementNode } from 'lexical';
import type { FootnoteDefinition, FootnoteReference, Image } from 'mdast';
import {
  $isFootnoteDefinition,
  $isFootnoteReference,
  FootnoteDefinitionNode,
  FootnoteReferenceNode,
} from './footnote-nodes.tsx';
import { $isImage, ImageNode } from './ImageNode.tsx';

const readReference: MdastImportVisitor<FootnoteReference> = {
  testNode: 'footnoteReference',
  visitNode: ({ mdastNode, actions }) =>
    actions.addAndStepInto(new FootnoteReferenceNode(mdastNode.identifier)),
};

/** Its words are kept as a tree for the editor inside it, so nothing is stepped into. */
const readDefinition: MdastImportVisitor<FootnoteDefinition> = {
  testNode: 'footnoteDefinition',
  visitNode({ mdastNode, lexicalParent }) {
    if ($isElementNode(lexicalParent)) lexicalParent.append(new FootnoteDefinitionNode(mdastNode));
  },
};

const readImage: MdastImportVisitor<Image> = {
  testNode: 'image',
  visitNode: ({ mdastNode, actions }) => actions.addAndStepInto(new ImageNode(mdastNode)),
};

const writeReference: LexicalExportVisitor<FootnoteReferenceNode, FootnoteReference> = {
  testLexicalNode: $isFootnoteReference,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const identifier = lexicalNode.getIdentifier();
    actions.appendToParent(mdastParent, { type: 'footnoteReference', identifier, label: identifier });
  },
};

const writeDefinition: LexicalExportVisitor<FootnoteDefinitionNode, FootnoteDefinition> = {
  testLexicalNode: $isFootnoteDefinition,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    actions.appendToParent(mdastParent, lexicalNode.getMdastNode());
  },
};

const writeImage: LexicalExportVisitor<ImageNode, Image> = {
  testLexicalNode: $isImage,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    actions.appendToParent(mdastParent, lexicalNode.getImage());
  },
};

export const nodesOfOurOwn = [FootnoteReferenceNode, FootnoteDefinitionNode, ImageNode];
export const readingVisitors = [readReference, readDefinition, readImage];
export const writingVisitors = [writeReference, writeDefinition, writeImage];
