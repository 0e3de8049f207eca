import type { Delete, Emphasis, Link, PhrasingContent, Strong } from 'mdast';

type Phrase = Emphasis | Strong | Delete | Link;

const isPhrase = (node: PhrasingContent): node is Phrase =>
  node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete' || node.type === 'link';

/**
 * Words as Markdown can say them: no space or line break just inside of emphasis or a link, nothing empty, nothing
 * within its like, and neighbours that are the same joined.
 */
export function tidyPhrases(
  nodes: PhrasingContent[],
  within: ReadonlySet<string> = new Set(),
): PhrasingContent[] {
  const tidied = nodes.flatMap((node): PhrasingContent[] => {
    if (!isPhrase(node)) return [node];
    const children = tidyPhrases(node.children, new Set([...within, node.type]));
    if (within.has(node.type)) return children;
    return outsideIn(node, children);
  });
  return joined(tidied);
}

/** The phrase around its words, and what cannot stand in it before and after. */
function outsideIn(phrase: Phrase, nodes: PhrasingContent[]): PhrasingContent[] {
  const marks = nodes.filter((node) => phrase.type === 'link' && node.type === 'footnoteReference');
  const { before, words, after } = withoutEdges(nodes.filter((node) => !marks.includes(node)));
  if (words.length === 0) return [...before, ...marks, ...after];
  return [...before, { ...phrase, children: words } as Phrase, ...marks, ...after];
}

/** Words without the spaces and line breaks that they begin and end with. */
function withoutEdges(nodes: PhrasingContent[]) {
  const start = nodes.findIndex((node) => !isEdge(node));
  const end = nodes.findLastIndex((node) => !isEdge(node)) + 1;
  if (start < 0) return { before: nodes, words: [], after: [] };
  const [before, words, after] = [nodes.slice(0, start), nodes.slice(start, end), nodes.slice(end)];
  const [first, last] = [words[0], words.at(-1)];
  if (first?.type === 'text') {
    const trimmed = first.value.trimStart();
    before.push({ type: 'text', value: first.value.slice(0, first.value.length - trimmed.length) });
    first.value = trimmed;
  }
  if (last?.type === 'text') {
    const trimmed = last.value.trimEnd();
    after.unshift({ type: 'text', value: last.value.slice(trimmed.length) });
    last.value = trimmed;
  }
  return { before, words, after };
}

const isEdge = (node: PhrasingContent) =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text' && node.value === '') continue;
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (last && isPhrase(last) && isPhrase(node) && isSame(last, node))
      last.children = joined([...last.children, ...node.children]) as typeof last.children;
    else result.push(node.type === 'text' ? { ...node } : node);
  }
  return result;
}

const isSame = (one: Phrase, other: Phrase) => one.type === other.type && one.type !== 'link';
