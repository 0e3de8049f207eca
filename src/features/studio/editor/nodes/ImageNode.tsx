import { DecoratorNode, type LexicalNode, type SerializedLexicalNode, type Spread } from 'lexical';
import type { Image } from 'mdast';
import type { ReactElement } from 'react';
import { ImageEditor } from './ImageEditor.tsx';

type SerializedImage = Spread<{ image: Image }, SerializedLexicalNode>;

/** A picture within a paragraph, written in Markdown. */
export class ImageNode extends DecoratorNode<ReactElement> {
  __image: Image;

  constructor(image: Image, key?: string) {
    super(key);
    this.__image = image;
  }

  static override getType() {
    return 'image';
  }
  static override clone(node: ImageNode) {
    return new ImageNode(node.__image, node.__key);
  }
  static override importJSON({ image }: SerializedImage) {
    return new ImageNode(image);
  }
  override exportJSON(): SerializedImage {
    return { type: 'image', version: 1, image: this.__image };
  }
  override createDOM() {
    return document.createElement('span');
  }
  override updateDOM() {
    return false;
  }
  override isInline() {
    return true;
  }
  getImage() {
    return this.getLatest().__image;
  }
  setImage(image: Image) {
    this.getWritable().__image = image;
  }
  override decorate() {
    return <ImageEditor node={this} image={this.__image} />;
  }
}

export const $isImage = (node: LexicalNode | null | undefined): node is ImageNode =>
  node instanceof ImageNode;
