import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { readSafeMdx } from '../../../essays/rules/safe-mdx.ts';
import { nodesOf } from './nodes.ts';
import { writeMdx } from './write.ts';

/** Lets links within the text lead to the headings that they meant, by the ids that this site gives them. */
export function resolveAnchors(tree: Root, language: string) {
  if (!nodesOf(tree, 'link').some(({ data }) => data?.anchor !== undefined)) return;
  const slugs = readSafeMdx(writeMdx(tree), language, () => {}).headings.map(({ slug }) => slug);
  const slugOf = new Map(slugs.map((slug) => [slug, slug]));
  nodesOf(tree, 'heading').forEach(({ data }, at) => {
    const slug = slugs[at];
    for (const id of data?.ids ?? []) if (slug) slugOf.set(id, slug);
  });
  visit(tree, 'link', (link, index, parent) => {
    const anchor = link.data?.anchor;
    if (!anchor || !parent || index === undefined) return;
    const slug = slugOf.get(anchor);
    link.url = `#${slug ?? ''}`;
    if (slug) return;
    parent.children.splice(index, 1, ...link.children);
    return [SKIP, index];
  });
}
