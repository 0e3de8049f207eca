import { NestedEditorsContext, NestedLexicalEditor, useCellValue } from '@mdxeditor/editor';
import type { LexicalEditor } from 'lexical';
import type { BlockContent, DefinitionContent, FootnoteDefinition } from 'mdast';
import { useMemo } from 'react';
import { useWords } from '../surroundings.ts';
import { useFootnotes } from './footnote-commands.ts';
import type { FootnoteDefinitionNode } from './footnote-nodes.tsx';
import { noteOrder$ } from './footnote-order.ts';

interface Props {
  node: FootnoteDefinitionNode;
  mdastNode: FootnoteDefinition;
  parentEditor: LexicalEditor;
}

/** A note's words in place, under the number that its sentence has. */
export function FootnoteEditor({ node, mdastNode, parentEditor }: Props) {
  const words = useWords();
  const order = useCellValue(noteOrder$);
  const { backToText, removeNote } = useFootnotes();
  const { identifier } = mdastNode;
  const number = order.indexOf(identifier) + 1;
  const focusEmitter = useMemo(() => ({ publish: () => {}, subscribe: () => {} }), []);
  const context = { parentEditor, mdastNode, lexicalNode: node, focusEmitter, config: parentEditor._config };
  return (
    <div className="footnote-words" data-note={identifier}>
      <span className="footnote-label">{number > 0 ? `${number}.` : words.noteUnused}</span>
      <NestedEditorsContext.Provider value={context}>
        <NestedLexicalEditor<FootnoteDefinition>
          block
          contentEditableProps={{ ariaLabel: words.noteWords(number) }}
          getContent={(note) => note.children}
          getUpdatedMdastNode={(note, children) => ({
            ...note,
            children: children as (BlockContent | DefinitionContent)[],
          })}
        />
      </NestedEditorsContext.Provider>
      <span className="component-bar">
        {number > 0 && (
          <button type="button" onClick={() => backToText(identifier)}>
            {words.noteBack}
          </button>
        )}
        <button type="button" aria-label={words.noteRemove(number)} onClick={() => removeNote(identifier)}>
          {words.remove}
        </button>
      </span>
    </div>
  );
}
