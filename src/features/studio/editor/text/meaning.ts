import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { blockComponent, inlineMeaning } from './inline-meaning.ts';
import { attributesOf, resolveReferences } from './references.ts';

/** What a text says, without how it is written: comparable as JSON. */
export type Meaning = readonly unknown[];

interface Said {
  blocks: Meaning[];
  /** The footnotes by identifier; where they stand means nothing. */
  notes: Record<string, Meaning>;
}

/** What a text says, block by block, and its footnotes. Changes the tree: references become what they refer to. */
export function meaningOf(root: Root): Said {
  resolveReferences(root);
  const notes: Said['notes'] = {};
  for (const node of root.children)
    if (node.type === 'footnoteDefinition') notes[node.identifier] = blocksOf(node.children);
  return { blocks: blocksOf(root.children), notes: sorted(notes) };
}

/** Whether two texts say the same. */
export const sameMeaning = (one: Root, other: Root) =>
  JSON.stringify(meaningOf(one)) === JSON.stringify(meaningOf(other));

const blocksOf = (nodes: RootContent[]) =>
  nodes.map(blockMeaning).filter((meaning): meaning is Meaning => meaning !== undefined);

/** @returns undefined for what shows nothing where it stands. */
function blockMeaning(node: RootContent): Meaning | undefined {
  switch (node.type) {
    case 'paragraph':
      return paragraphMeaning(node.children);
    case 'heading':
      return ['heading', node.depth, ...inlineMeaning(node.children)];
    case 'blockquote':
      return ['quote', blocksOf(node.children)];
    case 'list': {
      const loose = node.children.length > 0 && (node.spread || node.children.some((item) => item.spread));
      const start = node.ordered ? (node.start ?? 1) : null;
      return ['list', node.ordered, start, loose, ...node.children.map(itemMeaning)];
    }
    case 'code':
      return ['code', node.lang || null, node.meta || null, node.value];
    case 'table':
      return ['table', alignments(node), ...node.children.map((row) => row.children.map(cellMeaning))];
    case 'mdxJsxFlowElement':
      return [node.name, attributesOf(node), blocksOf(node.children as RootContent[])];
    case 'footnoteDefinition':
    case 'definition':
      return undefined;
    default:
      return [node.type, 'value' in node ? node.value : null];
  }
}

/** A block component that stands alone in its line is the same as one over several lines. */
function paragraphMeaning(children: PhrasingContent[]): Meaning | undefined {
  const component = blockComponent(children);
  if (component) {
    const inside = inlineMeaning(component.children);
    return [component.name, attributesOf(component), inside.length > 0 ? [['paragraph', ...inside]] : []];
  }
  const inside = inlineMeaning(children);
  return inside.length > 0 ? ['paragraph', ...inside] : undefined;
}

const itemMeaning = (item: { checked?: boolean | null | undefined; children: Nodes[] }) => [
  item.checked ?? null,
  blocksOf(item.children as RootContent[]),
];

const cellMeaning = (cell: { children: PhrasingContent[] }) => inlineMeaning(cell.children);

const alignments = (table: {
  align?: (string | null)[] | null | undefined;
  children: { children: unknown[] }[];
}) => (table.children[0]?.children ?? []).map((_, at) => table.align?.[at] ?? null);

const sorted = <Value>(record: Record<string, Value>) =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
