import type { Nodes, Root } from 'mdast';
import type { Processor } from 'unified';
import { VFileMessage } from 'vfile-message';

/** How deep quotes, lists, emphasis and components may stand in one another; a deeper tree overflows who walks it. */
export const MAX_DEPTH = 100;

/** Refuses a tree that is too deep as soon as it is built. To be used before any plugin that walks trees. */
export function limitedDepth(this: Processor) {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({ transforms: [refuseDeepTree] });
}

function refuseDeepTree(tree: Root) {
  const waiting: [node: Nodes, depth: number][] = [[tree, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (depth > MAX_DEPTH)
      throw new VFileMessage(
        `more than ${MAX_DEPTH} things stand in one another here: take some apart`,
        node.position,
        'commonplace:depth',
      );
    if ('children' in node) for (const child of node.children) waiting.push([child, depth + 1]);
  }
}
