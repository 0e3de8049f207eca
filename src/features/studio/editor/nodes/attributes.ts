import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import type { DialogField } from '../dialogs/FieldsDialog.tsx';

/** The fields of a component's details, as the vocabulary explains them. */
export const fieldsOf = (name: string): DialogField[] =>
  Object.entries(VOCABULARY[name]?.attributes ?? {}).map(([field, { about, required }]) => ({
    name: field,
    label: about,
    required: Boolean(required) && !MAY_BE_EMPTY.has(field),
  }));

/** A picture that only decorates says so by an empty text. */
const MAY_BE_EMPTY = new Set(['alt']);

/** What an element's attributes say. */
export function valuesOf(element: MdxJsxFlowElement | MdxJsxTextElement) {
  const values: Record<string, string> = {};
  for (const attribute of element.attributes)
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
      values[attribute.name] = attribute.value;
  return values;
}

/** The attributes of a component from what was typed; what is empty and not required is left out. */
export const toAttributes = (name: string, typed: Record<string, string>): MdxJsxAttribute[] =>
  Object.entries(VOCABULARY[name]?.attributes ?? {})
    .filter(([field, { required }]) => required || typed[field])
    .map(([field]) => ({ type: 'mdxJsxAttribute', name: field, value: typed[field] ?? '' }));
