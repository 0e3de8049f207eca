import {
  type JsxEditorProps,
  NestedLexicalEditor,
  useLexicalNodeRemove,
  useMdastNodeUpdater,
} from '@mdxeditor/editor';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { useEffect, useRef, useState } from 'react';
import { VOCABULARY } from '../../../essays/rules/vocabulary.ts';
import { FieldsDialog } from '../dialogs/FieldsDialog.tsx';
import { useWords } from '../surroundings.ts';
import { fieldsOf, toAttributes, valuesOf } from './attributes.ts';
import { focusSoon } from './focus.ts';
import { isFresh } from './fresh.ts';
import { Picture } from './Picture.tsx';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** A component of the vocabulary in the text: its words in place, its details one button away. */
export function ComponentEditor({ mdastNode }: JsxEditorProps) {
  const words = useWords();
  const update = useMdastNodeUpdater<Element>();
  const remove = useLexicalNodeRemove();
  const [open, setOpen] = useState(false);
  const [inserted] = useState(() => isFresh(mdastNode.children));
  const place = useRef<HTMLDivElement & HTMLSpanElement>(null);
  useEffect(() => {
    if (inserted) focusSoon(() => place.current?.querySelector('[contenteditable="true"]'));
  }, [inserted]);
  const name = mdastNode.name ?? '';
  const fields = fieldsOf(name);
  const values = valuesOf(mdastNode);
  const holds = VOCABULARY[name]?.holds ?? 'none';
  const Tag = mdastNode.type === 'mdxJsxTextElement' ? 'span' : 'div';
  return (
    <Tag
      ref={place}
      className={`component component-${name.toLowerCase()}`}
      data-phrase={holds === 'words' ? '' : undefined}
    >
      <span className="component-bar">
        <span className="component-name">{name}</span>
        {fields.length > 0 && (
          <button type="button" aria-label={words.componentOf(name)} onClick={() => setOpen(true)}>
            {words.details}
          </button>
        )}
        <button type="button" aria-label={words.removeComponent(name)} onClick={remove}>
          {words.remove}
        </button>
      </span>
      {name === 'Figure' && <Picture src={values.src ?? ''} alt={values.alt ?? ''} />}
      <Details name={name} values={values} />
      {holds !== 'none' && (
        <NestedLexicalEditor<Element>
          block={holds === 'blocks' && mdastNode.type === 'mdxJsxFlowElement'}
          contentEditableProps={{ ariaLabel: words.wordsOf(name) }}
          getContent={(node) => node.children}
          getUpdatedMdastNode={(node, children) => ({ ...node, children }) as Element}
        />
      )}
      {open && (
        <FieldsDialog
          title={words.componentOf(name)}
          fields={fields}
          values={values}
          onDone={(typed) => update({ attributes: toAttributes(name, typed) })}
          onClose={() => setOpen(false)}
        />
      )}
    </Tag>
  );
}

/** What was said in the details, other than a picture's own. */
function Details({ name, values }: { name: string; values: Record<string, string> }) {
  const said = Object.entries(values).filter(
    ([field, value]) => value && !(name === 'Figure' && field !== 'credit'),
  );
  return said.length === 0 ? null : (
    <span className="component-details">{said.map(([, value]) => value).join(' · ')}</span>
  );
}
