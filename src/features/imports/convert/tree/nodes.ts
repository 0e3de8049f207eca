import type { Nodes, Root } from 'mdast';

/** All nodes of one type, in the order of the text. */
export function nodesOf<Type extends Nodes['type']>(
  tree: Root,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const found: Extract<Nodes, { type: Type }>[] = [];
  const isWanted = (node: Nodes): node is Extract<Nodes, { type: Type }> => node.type === type;
  const gather = (node: Nodes) => {
    if (isWanted(node)) found.push(node);
    if ('children' in node) for (const child of node.children) gather(child);
  };
  gather(tree);
  return found;
}
