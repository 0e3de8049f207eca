import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { suggestion } from '../../../suggestion.ts';
import { VOCABULARY } from './vocabulary.ts';

/** One use of a component in a text. */
export interface ComponentUse {
  name: string;
  attributes: Record<string, string>;
  line: number;
  column: number;
}

/** What keeps a text from being read, at its place in the text. */
export interface TextProblem {
  line: number;
  column: number;
  message: string;
}

export type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement;

export const isComponent = (node: { type: string }): node is ComponentNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The component of the vocabulary with this name; plain objects also know `constructor`. */
export const componentNamed = (name: string) =>
  Object.hasOwn(VOCABULARY, name) ? VOCABULARY[name] : undefined;

/** Every component in a text, in order, known or not. */
export function componentUses(tree: Nodes): ComponentUse[] {
  const uses: ComponentUse[] = [];
  visit(tree, (node) => {
    if (isComponent(node)) uses.push(describeUse(node));
  });
  return uses;
}

/** A component's name and attributes as it says them, and where. */
export function describeUse(node: ComponentNode): ComponentUse {
  const attributes: [string, string][] = [];
  for (const attribute of node.attributes)
    if (attribute.type === 'mdxJsxAttribute')
      attributes.push([attribute.name, typeof attribute.value === 'string' ? attribute.value : '']);
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { name: node.name ?? '', attributes: Object.fromEntries(attributes), line, column };
}

/** What is wrong with a use of the vocabulary, with the nearest thing that is right. */
export function problemsOfUse({ name, attributes, line, column }: ComponentUse): TextProblem[] {
  const at = (message: string) => ({ line, column, message });
  const component = componentNamed(name);
  if (!component)
    return [at(`<${name}> is not a component of the vocabulary${suggestion(name, Object.keys(VOCABULARY))}`)];
  const known = Object.entries(component.attributes);
  const missing = known
    .filter(([attribute, { required }]) => required && !Object.hasOwn(attributes, attribute))
    .map(([attribute, { about }]) => at(`<${name}> needs ${attribute}="…": ${about}`));
  const unknown = Object.keys(attributes)
    .filter((attribute) => !Object.hasOwn(component.attributes, attribute))
    .map((attribute) =>
      at(`<${name}> does not know "${attribute}"${suggestion(attribute, Object.keys(component.attributes))}`),
    );
  return [...missing, ...unknown];
}
