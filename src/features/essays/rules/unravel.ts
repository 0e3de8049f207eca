import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/** Takes components that make up a paragraph of their own out of it, as MDX does for files. */
export function unravel(tree: Root) {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (!parent || index === undefined || !holdsOnlyComponents(paragraph)) return;
    const lifted = paragraph.children.filter((child) => !isSpace(child)).map(asBlock);
    parent.children.splice(index, 1, ...lifted);
    return index;
  });
}

const isSpace = (node: PhrasingContent) => node.type === 'text' && /^[\t\n\r ]*$/.test(node.value);

const holdsOnlyComponents = ({ children }: Paragraph) =>
  children.some((child) => child.type === 'mdxJsxTextElement') &&
  children.every((child) => child.type === 'mdxJsxTextElement' || isSpace(child));

/** MDX minds nothing standing in a component, while the types of trees have words and blocks apart. */
const asBlock = (node: PhrasingContent): RootContent =>
  node.type === 'mdxJsxTextElement' ? ({ ...node, type: 'mdxJsxFlowElement' } as MdxJsxFlowElement) : node;
