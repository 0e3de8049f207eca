import type { Definition, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** A picture in a text's Markdown; those of `<Figure>` are uses of a component. */
export interface TextImage {
  src: string;
  /** What it shows, in words; empty where nothing is said. */
  alt: string;
  line: number;
  column: number;
}

/** Every picture in a text's Markdown, in order. */
export function textImages(tree: Nodes): TextImage[] {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    definitions.set(node.identifier, node);
  });
  const images: TextImage[] = [];
  visit(tree, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return;
    const src = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    images.push({ src: src ?? '', alt: node.alt ?? '', line, column });
  });
  return images;
}
