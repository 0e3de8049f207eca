import type { Definition, Nodes, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

/** Turns links and pictures that name a definition into ones that carry it. Changes the tree. */
export function resolveReferences(root: Root) {
  const definitions = new Map<string, Definition>();
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  visit(root, (parent) => {
    if ('children' in parent)
      parent.children = parent.children.map((child) => resolved(child, definitions)) as RootContent[];
  });
}

function resolved(node: Nodes, definitions: Map<string, Definition>): Nodes {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const found = definitions.get(node.identifier);
  if (!found) return node;
  const target = { url: found.url, title: found.title ?? null };
  return node.type === 'linkReference'
    ? { type: 'link', ...target, children: node.children }
    : { type: 'image', ...target, alt: node.alt ?? null };
}

function visit(node: Nodes, seen: (node: Nodes) => void) {
  seen(node);
  if ('children' in node) for (const child of node.children) visit(child, seen);
}

/** A component's attributes by name, in a fixed order. */
export function attributesOf(element: MdxJsxFlowElement | MdxJsxTextElement) {
  return element.attributes
    .map((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [attribute.name, attribute.value ?? null] : [attribute.value],
    )
    .sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
}
