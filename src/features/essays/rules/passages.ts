import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { languageOf } from './typography.ts';

/** Numbers the passages with a content note, so that each can be gone past, and tells them the text's language. */
export function numberedPassages() {
  return (tree: Root, file: VFile) => {
    let passages = 0;
    visit(tree, 'mdxJsxFlowElement', (node) => {
      const element = node as MdxJsxFlowElement;
      if (element.name !== 'ContentNote') return;
      passages += 1;
      element.attributes.push(
        { type: 'mdxJsxAttribute', name: 'number', value: String(passages) },
        { type: 'mdxJsxAttribute', name: 'lang', value: languageOf(file) },
      );
    });
  };
}
