import type { Delete, Emphasis, PhrasingContent, Strong } from 'mdast';

type Look = Emphasis | Strong | Delete;
type Mark = Look['type'];

/** Which is outside when they go on equally long. */
const MARKS = ['strong', 'emphasis', 'delete'] as const satisfies Mark[];

/** A piece of a phrase and the emphasis that holds for it. */
interface Leaf {
  node: PhrasingContent;
  marks: Mark[];
}

/** Nests the emphasis of a phrase as a person would: what goes on longest is outermost, white space stays outside. */
export const nested = (nodes: PhrasingContent[]) => nest(nodes.flatMap((node) => leavesOf(node, [])));

function leavesOf(node: PhrasingContent, marks: Mark[]): Leaf[] {
  return isLook(node)
    ? node.children.flatMap((child) => leavesOf(child, [...new Set([...marks, node.type])]))
    : [{ node, marks }];
}

function nest(leaves: Leaf[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < leaves.length; ) {
    const { mark, length } = longestFrom(leaves, at);
    const run = leaves.slice(at, at + length);
    nodes.push(...(mark ? wrapped(mark, run) : run.map(({ node }) => node)));
    at += length;
  }
  return joined(nodes);
}

/** The mark of a leaf that goes on over most of those after it. */
function longestFrom(leaves: Leaf[], at: number): { mark?: Mark; length: number } {
  let longest: { mark?: Mark; length: number } = { length: 1 };
  for (const mark of MARKS.filter((one) => leaves[at]?.marks.includes(one))) {
    const end = leaves.findIndex((leaf, index) => index > at && !leaf.marks.includes(mark));
    const length = (end < 0 ? leaves.length : end) - at;
    if (!longest.mark || length > longest.length) longest = { mark, length };
  }
  return longest;
}

function wrapped(mark: Mark, leaves: Leaf[]): PhrasingContent[] {
  const children = nest(
    leaves.map(({ node, marks }) => ({ node, marks: marks.filter((one) => one !== mark) })),
  );
  const [first, last] = [children.at(0), children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
  const kept = children.filter((child) => child.type !== 'text' || child.value !== '');
  const look: PhrasingContent[] = kept.length > 0 ? [{ type: mark, children: kept }] : [];
  return [...textOf(before), ...look, ...textOf(after)];
}

function joined(nodes: PhrasingContent[]) {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else result.push(node);
  }
  return result;
}

const textOf = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);

const isLook = (node: PhrasingContent): node is Look =>
  node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
