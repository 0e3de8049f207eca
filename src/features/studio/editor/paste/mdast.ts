import type { Element, ElementContent, Root as Html } from 'hast';
import { defaultHandlers, type State, toMdast } from 'hast-util-to-mdast';
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';

/** What a cleaned page says, as a text; `data-note` marks its footnotes. */
export function textOf(page: Document): Root {
  const html: Html = { type: 'root', children: [...page.body.childNodes].flatMap(toHast) };
  const text = toMdast(html, { document: true, handlers: { ...defaultHandlers, sup, section } });
  return text.type === 'root' ? text : { type: 'root', children: [] };
}

function toHast(node: ChildNode): ElementContent[] {
  if (node instanceof Text) return [{ type: 'text', value: node.data }];
  if (!(node instanceof HTMLElement)) return [];
  const tagName = node.tagName.toLowerCase();
  const properties = {
    href: node.getAttribute('href') ?? undefined,
    dataNote: node.getAttribute('data-note'),
  };
  return [{ type: 'element', tagName, properties, children: [...node.childNodes].flatMap(toHast) }];
}

const noteOf = ({ properties }: Element) => String(properties.dataNote ?? '');

function sup(state: State, node: Element): FootnoteReference | ReturnType<State['all']> {
  const identifier = noteOf(node);
  return identifier ? { type: 'footnoteReference', identifier, label: identifier } : state.all(node);
}

function section(state: State, node: Element): FootnoteDefinition | ReturnType<State['all']> {
  const identifier = noteOf(node);
  if (!identifier) return state.all(node);
  const children = state.toFlow(state.all(node)) as FootnoteDefinition['children'];
  return { type: 'footnoteDefinition', identifier, label: identifier, children };
}
