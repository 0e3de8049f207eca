import type { Element, ElementContent, Root } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { componentNamed } from '../../essays/rules/component-uses.ts';
import type { Conversion } from './conversion.ts';
import { attribute, COMPONENT, element, WORDS_COMPONENT } from './html/elements.ts';
import { flow, phrases } from './tree/flow.ts';

type Attributes = Record<string, string>;

/** HTML's attributes by what JSX and HTML call them. */
const HTML_NAMES: Record<string, string> = { class: 'className', colspan: 'colSpan', rowspan: 'rowSpan' };

/** A tree of MDX as one of elements: what the site knows stands for itself, code becomes words or goes. */
export function elementsOf(nodes: Root['children'], conversion: Conversion): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    switch (node.type) {
      case 'mdxjsEsm':
        conversion.lose((w) => w.imports);
        return [];
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return wordsOf(node.value, conversion);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return elementOf(node.name ?? '', attributesOf(node), elementsOf(node.children, conversion));
      case 'element':
        return [{ ...node, children: elementsOf(node.children, conversion) }];
      case 'text':
        return [node];
      default:
        return [];
    }
  });
}

/** A string in braces is its words, and a comment says nothing to readers; all else stays to be read. */
function wordsOf(code: string, conversion: Conversion): ElementContent[] {
  const trimmed = code.trim();
  if (trimmed === '' || /^\/\*[\s\S]*\*\/$/.test(trimmed)) return [];
  const [, value = ''] = /^(["'`])([^\\$]*)\1$/.exec(trimmed)?.slice(1) ?? [];
  if (!value) conversion.lose((w) => w.code);
  return [{ type: 'text', value: value || `{${code}}` }];
}

function attributesOf({ attributes }: Pick<MdxJsxFlowElement, 'attributes'>): Attributes {
  const named = attributes.flatMap((one): [string, string][] =>
    one.type === 'mdxJsxAttribute' && typeof one.value === 'string' ? [[one.name, one.value]] : [],
  );
  return Object.fromEntries(named);
}

function elementOf(name: string, attributes: Attributes, children: ElementContent[]): ElementContent[] {
  if (name === '') return children;
  if (name === 'Figure') {
    const { src = '', alt = '' } = attributes;
    return [element('figure', [element('img', [], { src, alt }), element('figcaption', children)])];
  }
  const known = componentNamed(name);
  if (known) {
    const said = { name, attributes: JSON.stringify(attributes) };
    return [element(known.holds === 'words' ? WORDS_COMPONENT : COMPONENT, children, said)];
  }
  const properties = Object.entries(attributes).map(([key, value]) => [HTML_NAMES[key] ?? key, value]);
  return [element(name.toLowerCase(), children, Object.fromEntries(properties))];
}

/** A component of the vocabulary as it was written. */
export function componentOf(state: State, node: Element): MdxJsxFlowElement | MdxJsxTextElement {
  const said: Attributes = JSON.parse(attribute(node, 'attributes'));
  const attributes = Object.entries(said).map(([name, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name,
    value,
  }));
  const name = attribute(node, 'name');
  if (node.tagName === WORDS_COMPONENT)
    return {
      type: 'mdxJsxTextElement',
      name,
      attributes,
      children: phrases(state, node) as PhrasingContent[],
    };
  return { type: 'mdxJsxFlowElement', name, attributes, children: flow(state, node) };
}
