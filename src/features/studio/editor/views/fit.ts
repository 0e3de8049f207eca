import type { Nodes, Root } from 'mdast';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import { parseText } from '../text/dialect.ts';
import { meaningOf } from '../text/meaning.ts';

/** Why a text cannot be shown as it will look: a mistake in it, or something the visual view would change. */
export interface Misfit {
  line: number;
  problem?: string;
}

/** What keeps a text from the visual view before it is even tried. */
export function findMistake(source: string): Misfit | undefined {
  let root: Root;
  try {
    root = parseText(source);
  } catch (error) {
    return { line: lineOf(error), problem: error instanceof Error ? error.message : String(error) };
  }
  const foreign = findForeign(root);
  return foreign && { line: foreign.position?.start.line ?? 1 };
}

/** The first block that the visual view would give another meaning. */
export function findChange(source: string, rewritten: string): Misfit | undefined {
  const [before, after] = [parseText(source), parseText(rewritten)];
  const lines = before.children
    .filter(({ type }) => type !== 'definition' && type !== 'footnoteDefinition')
    .map(({ position }) => position?.start.line ?? 1);
  const [one, other] = [meaningOf(before), meaningOf(after)];
  if (JSON.stringify(one) === JSON.stringify(other)) return undefined;
  const at = one.blocks.findIndex(
    (block, index) => JSON.stringify(block) !== JSON.stringify(other.blocks[index]),
  );
  const note = before.children.find(({ type }) => type === 'footnoteDefinition');
  return { line: (at < 0 ? note?.position?.start.line : lines[at]) ?? 1 };
}

/** The first thing that is not of the vocabulary. */
export function findForeign(node: Nodes): Nodes | undefined {
  if (FOREIGN.has(node.type)) return node;
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    const known = VOCABULARY[node.name ?? ''];
    const plain = node.attributes.every(
      (one) => one.type === 'mdxJsxAttribute' && typeof one.value === 'string',
    );
    if (!known || !plain) return node;
  }
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = findForeign(child);
    if (found) return found;
  }
  return undefined;
}

const FOREIGN = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression', 'html']);

const lineOf = (error: unknown) =>
  error !== null && typeof error === 'object' && 'line' in error && typeof error.line === 'number'
    ? error.line
    : 1;
