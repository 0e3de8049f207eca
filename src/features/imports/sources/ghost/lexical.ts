import { z } from 'zod';
import { type Html, html, joined, NOTHING } from '../html.ts';
import { table } from '../table.ts';
import { cardHtml } from './cards.ts';

/** A node of Ghost's present editor: an element with children, some words, or a card with fields of its own. */
interface Node {
  type: string;
  children: Node[];
  [field: string]: unknown;
}

const node: z.ZodType<Node> = z.looseObject({
  type: z.string(),
  get children() {
    return z.array(node).default([]);
  },
});

const lexical = z.object({ root: node });

/** A body in Lexical as HTML, with the names of cards in it that could not come over. */
export function lexicalHtml(body: string): { html: string; lost: string[] } {
  const lost: string[] = [];
  const { root } = lexical.parse(JSON.parse(body));
  return { html: inside(root, lost).text, lost };
}

const inside = (parent: Node, lost: string[]): Html =>
  joined(parent.children.map((child) => nodeHtml(child, lost)));

function nodeHtml(node: Node, lost: string[]): Html {
  const made = ELEMENTS.get(node.type.replace(/^extended-/, ''))?.(node, lost) ?? cardHtml(node.type, node);
  if (made) return made;
  lost.push(node.type);
  return inside(node, lost);
}

const said = (node: Node, name: string) => (typeof node[name] === 'string' ? node[name] : '');

const HEADINGS = table<(words: Html) => Html>({
  h1: (words) => html`<h1>${words}</h1>`,
  h2: (words) => html`<h2>${words}</h2>`,
  h3: (words) => html`<h3>${words}</h3>`,
  h4: (words) => html`<h4>${words}</h4>`,
  h5: (words) => html`<h5>${words}</h5>`,
  h6: (words) => html`<h6>${words}</h6>`,
});

const ELEMENTS = table<(node: Node, lost: string[]) => Html>({
  root: inside,
  paragraph: (node, lost) => html`<p>${inside(node, lost)}</p>`,
  heading: (node, lost) =>
    (HEADINGS.get(said(node, 'tag')) ?? HEADINGS.get('h2'))?.(inside(node, lost)) ?? NOTHING,
  quote: (node, lost) => html`<blockquote><p>${inside(node, lost)}</p></blockquote>`,
  aside: (node, lost) => html`<blockquote class="pullquote"><p>${inside(node, lost)}</p></blockquote>`,
  list,
  listitem: (node, lost) => html`<li>${inside(node, lost)}</li>`,
  link: (node, lost) => html`<a href="${said(node, 'url')}">${inside(node, lost)}</a>`,
  autolink: (node, lost) => html`<a href="${said(node, 'url')}">${inside(node, lost)}</a>`,
  'at-link': (node, lost) => html`<a href="${said(node, 'url')}">${inside(node, lost)}</a>`,
  'at-link-search': (node) => html`${said(node, 'text')}`,
  linebreak: () => html`<br>`,
  tab: () => html` `,
  text: words,
});

function list(node: Node, lost: string[]): Html {
  if (said(node, 'listType') !== 'number') return html`<ul>${inside(node, lost)}</ul>`;
  return html`<ol start="${String(node.start ?? 1)}">${inside(node, lost)}</ol>`;
}

/** How words stand out, as the bits of Lexical's `format`. */
const FORMATS: [number, (words: Html) => Html][] = [
  [16, (words) => html`<code>${words}</code>`],
  [1, (words) => html`<strong>${words}</strong>`],
  [2, (words) => html`<em>${words}</em>`],
  [4, (words) => html`<s>${words}</s>`],
  [8, (words) => html`<u>${words}</u>`],
  [32, (words) => html`<sub>${words}</sub>`],
  [64, (words) => html`<sup>${words}</sup>`],
  [128, (words) => html`<mark>${words}</mark>`],
];

function words(node: Node): Html {
  const format = typeof node.format === 'number' ? node.format : 0;
  const plain = html`${said(node, 'text')}`;
  return FORMATS.reduce((made, [bit, wrap]) => (format & bit ? wrap(made) : made), plain);
}
