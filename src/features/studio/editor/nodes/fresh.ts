import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';

type Children = MdxJsxFlowElement['children'] | MdxJsxTextElement['children'];

const fresh = new WeakSet<Children>();

/** The children of a component that is just being inserted: the cursor goes on in it. */
export function freshChildren(): [] {
  const children: [] = [];
  fresh.add(children);
  return children;
}

/** Whether a component was just inserted; true only once. */
export const isFresh = (children: Children) => fresh.delete(children);
