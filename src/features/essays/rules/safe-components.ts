import type { Nodes, Parents } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';
import {
  type ComponentNode,
  componentNamed,
  describeUse,
  problemsOfUse,
  type TextProblem,
} from './component-uses.ts';
import type { AttributeKind, Component } from './vocabulary.ts';

/** What to write instead of the HTML that people know. */
const INSTEAD: Record<string, string> = {
  a: '[words](address)',
  aside: '<Aside>',
  b: '**words**',
  blockquote: '> before each line',
  br: 'a \\ at the end of the line',
  code: '`words`',
  del: '~~words~~',
  em: '*words*',
  figure: '<Figure>',
  hr: '--- on a line of its own',
  i: '*words*',
  img: '<Figure src="…" alt="…">',
  li: '- before each line',
  p: 'an empty line between paragraphs',
  s: '~~words~~',
  strong: '**words**',
};

/** What is wrong with a component where it stands. */
export function componentProblems(node: ComponentNode, parent: Parents | undefined): TextProblem[] {
  const use = describeUse(node);
  const at = (message: string) => ({ line: use.line, column: use.column, message });
  const component = componentNamed(use.name);
  if (!component) return /^[A-Z]/.test(use.name) ? problemsOfUse(use) : [at(elementProblem(use.name))];
  return [
    ...problemsOfUse(use),
    ...node.attributes.flatMap((attribute) => attributeProblem(component, attribute) ?? []).map(at),
    ...placeProblems(node, component, parent).map(at),
  ];
}

function elementProblem(name: string) {
  const heading = /^h([1-6])$/.exec(name);
  const instead = heading
    ? `${'#'.repeat(Number(heading[1]))} before it`
    : Object.hasOwn(INSTEAD, name) && INSTEAD[name];
  return `<${name}> is not used here: ${instead ? `write ${instead}` : 'leave it out, or write \\< for the sign itself'}`;
}

const SHAPES: Record<AttributeKind, { pattern: RegExp; wanted: string }> = {
  slug: { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, wanted: 'an address like tea-before-advice' },
  country: { pattern: /^[A-Z]{2}$/, wanted: 'two capital letters like GB' },
  picture: {
    pattern: /^(\/media\/[\w-]+|[\w-][\w.-]*)$/,
    wanted: 'a picture of this site: upload it and use the address it gets',
  },
};

function attributeProblem(component: Component, attribute: MdxJsxAttribute | MdxJsxExpressionAttribute) {
  if (attribute.type !== 'mdxJsxAttribute')
    return 'code between { and } is not used here: name each attribute, like title="…"';
  const { name, value } = attribute;
  if (typeof value !== 'string') return `${name} needs words between quotation marks, like ${name}="…"`;
  const kind = Object.hasOwn(component.attributes, name) && component.attributes[name]?.kind;
  if (!kind || SHAPES[kind].pattern.test(value)) return;
  return `${name} must be ${SHAPES[kind].wanted}`;
}

/** What only holds words, and so no block. */
const PHRASING: Set<Nodes['type']> = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
]);

/** What may stand in a link. */
const WORDS: Set<Nodes['type']> = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break']);

function placeProblems(node: ComponentNode, { holds }: Component, parent: Parents | undefined): string[] {
  const { name, children } = node;
  if (holds !== 'words' && parent && PHRASING.has(parent.type))
    return [`<${name}> must stand on lines of its own, with an empty line before and after`];
  if (holds === 'none' && children.length > 0) return [`<${name}> stands alone: write <${name} />`];
  if (holds === 'words' && children.some((child) => !WORDS.has(child.type)))
    return [`<${name}> is a link and holds plain words, on one line with its tags`];
  return [];
}
