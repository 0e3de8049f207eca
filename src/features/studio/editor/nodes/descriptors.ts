import type { CodeBlockEditorDescriptor, JsxComponentDescriptor } from '@mdxeditor/editor';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { ComponentEditor } from './ComponentEditor.tsx';

/** Every component of the vocabulary, as the library wants to know it. */
export const componentDescriptors: JsxComponentDescriptor[] = Object.entries(VOCABULARY).map(
  ([name, { holds, attributes }]) => ({
    name,
    kind: holds === 'words' ? 'text' : 'flow',
    props: Object.entries(attributes).map(([field, { required }]) => ({
      name: field,
      type: 'string',
      required: Boolean(required),
    })),
    hasChildren: holds !== 'none',
    Editor: ComponentEditor,
  }),
);

/** Code is plain text. */
export const codeDescriptor: CodeBlockEditorDescriptor = {
  priority: 0,
  match: () => true,
  Editor: CodeEditor,
};
