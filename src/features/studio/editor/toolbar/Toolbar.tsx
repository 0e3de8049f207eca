import {
  activeEditor$,
  applyFormat$,
  applyListType$,
  currentFormat$,
  currentListType$,
  insertCodeBlock$,
  insertThematicBreak$,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor';
import {
  INDENT_CONTENT_COMMAND,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  OUTDENT_CONTENT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { useFootnotes } from '../nodes/footnote-commands.ts';
import { useWords } from '../surroundings.ts';
import { Inserts } from './Inserts.tsx';
import { KindOfParagraph } from './KindOfParagraph.tsx';
import { Roving } from './Roving.tsx';
import { ToolButton } from './ToolButton.tsx';

/** Everything that can be done to the text, reached by one Tab and then by arrow keys. */
export function Toolbar() {
  const words = useWords();
  const [editor, format, list] = useCellValues(activeEditor$, currentFormat$, currentListType$);
  const mark = usePublisher(applyFormat$);
  const toList = usePublisher(applyListType$);
  const insertRule = usePublisher(insertThematicBreak$);
  const insertCode = usePublisher(insertCodeBlock$);
  const { insertNote } = useFootnotes();
  const lists = [
    ['bullet', '•', words.bullets],
    ['number', '1.', words.numbers],
    ['check', '☑', words.tasks],
  ] as const;
  const marks = [
    ['bold', IS_BOLD, 'B', words.bold],
    ['italic', IS_ITALIC, 'I', words.italic],
    ['strikethrough', IS_STRIKETHROUGH, 'S', words.strikethrough],
    ['code', IS_CODE, '‹›', words.code],
  ] as const;
  return (
    <Roving label={words.toolbar}>
      <ToolButton
        sign="↶"
        label={words.undo}
        onClick={() => editor?.dispatchCommand(UNDO_COMMAND, undefined)}
      />
      <ToolButton
        sign="↷"
        label={words.redo}
        onClick={() => editor?.dispatchCommand(REDO_COMMAND, undefined)}
      />
      <KindOfParagraph />
      {marks.map(([name, flag, sign, label]) => (
        <ToolButton
          key={name}
          sign={sign}
          label={label}
          kind={name}
          pressed={(format & flag) !== 0}
          onClick={() => mark(name)}
        />
      ))}
      {lists.map(([name, sign, label]) => (
        <ToolButton
          key={name}
          sign={sign}
          label={label}
          pressed={list === name}
          onClick={() => toList(list === name ? '' : name)}
        />
      ))}
      {list !== '' && (
        <>
          <ToolButton
            sign="⇥"
            label={words.indent}
            onClick={() => editor?.dispatchCommand(INDENT_CONTENT_COMMAND, undefined)}
          />
          <ToolButton
            sign="⇤"
            label={words.outdent}
            onClick={() => editor?.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined)}
          />
        </>
      )}
      <ToolButton sign="⁂" label={words.rule} onClick={() => insertRule()} />
      <ToolButton sign="{ }" label={words.codeBlock} onClick={() => insertCode({})} />
      <ToolButton text={words.footnote} label={words.footnote} onClick={insertNote} />
      <Inserts />
    </Roving>
  );
}
