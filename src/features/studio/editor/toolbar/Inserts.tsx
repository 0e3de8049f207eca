import { activeEditor$, useCellValue } from '@mdxeditor/editor';
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { useFootnotes } from '../nodes/footnote-commands.ts';
import { usePaste } from '../paste/use-paste.ts';
import { useWords } from '../surroundings.ts';
import { ComponentDialog } from './ComponentDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PictureDialog } from './PictureDialog.tsx';
import { shortcutOf } from './shortcuts.ts';
import { TableDialog } from './TableDialog.tsx';
import { ToolButton } from './ToolButton.tsx';

/** Pictures that came by drop or paste, asked about one after the other. */
interface Dropped {
  files: File[];
  into: LexicalEditor;
}

type Open = 'link' | 'picture' | 'table' | 'component' | 'keys' | undefined;

/** What needs to be asked about before it can be inserted. */
export function Inserts() {
  const words = useWords();
  const [open, setOpen] = useState<Open>();
  const [dropped, setDropped] = useState<Dropped>();
  const close = () => {
    const [, ...left] = dropped?.files ?? [];
    setDropped(dropped && { ...dropped, files: left });
    if (left.length === 0) setOpen(undefined);
  };
  useShortcuts(() => setOpen('link'));
  usePaste((files, into) => {
    setDropped({ files, into });
    setOpen('picture');
  });
  return (
    <>
      <ToolButton text={words.link} label={words.link} onClick={() => setOpen('link')} />
      <ToolButton text={words.picture} label={words.picture} onClick={() => setOpen('picture')} />
      <ToolButton text={words.table} label={words.table} onClick={() => setOpen('table')} />
      <ToolButton
        text={`${words.component} …`}
        label={words.component}
        onClick={() => setOpen('component')}
      />
      <ToolButton sign="?" label={words.keys} onClick={() => setOpen('keys')} />
      {open === 'link' && <LinkDialog onClose={close} />}
      {open === 'picture' && (
        <PictureDialog
          key={dropped?.files.length}
          file={dropped?.files[0]}
          into={dropped?.into}
          onClose={close}
        />
      )}
      {open === 'table' && <TableDialog onClose={close} />}
      {open === 'component' && <ComponentDialog onClose={close} />}
      {open === 'keys' && <KeysDialog onClose={close} />}
    </>
  );
}

/** Keys of the text that the library has none for, wherever in it the cursor is. */
function useShortcuts(openLink: () => void) {
  const editor = useCellValue(activeEditor$);
  const { insertNote } = useFootnotes();
  useEffect(() =>
    editor?.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const act = shortcutOf(event, editor, { openLink, insertNote });
        if (!act) return false;
        event.preventDefault();
        setTimeout(act);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
