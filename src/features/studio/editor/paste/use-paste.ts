import { $toggleLink } from '@lexical/link';
import { activeEditor$, rootEditor$, useCellValues, useRealm } from '@mdxeditor/editor';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  COPY_COMMAND,
  CUT_COMMAND,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import { freeNumber } from '../nodes/footnote-commands.ts';
import { cleanPaste } from './clean.ts';
import { insertText } from './insert.ts';
import { textOf } from './mdast.ts';
import { copyOwn, insertOwn, isOwn } from './own.ts';
import { addressIn, textOfPlain } from './plain.ts';

/** Takes what is pasted into the text or dropped on it: pictures are handed on, formatted text is cleaned first. */
export function usePaste(takePictures: (files: File[], editor: LexicalEditor) => void) {
  const realm = useRealm();
  const [active, root] = useCellValues(activeEditor$, rootEditor$);
  useEffect(() => {
    if (!root) return;
    const take = (event: Event, data: DataTransfer | null, editor: LexicalEditor) => {
      if (!data) return false;
      const pictures = [...data.files].filter(({ type }) => type.startsWith('image/'));
      const text = isOwn(data) ? undefined : foreignText(data, root);
      if (isOwn(data)) insertOwn(data, editor, root);
      else if (text) $linkSelection(data) || insertText(realm, text, editor, root);
      else if (pictures.length > 0) takePictures(pictures, editor);
      else return false;
      event.preventDefault();
      return true;
    };
    const copy = (event: Event | null, editor: LexicalEditor) => {
      if (event instanceof ClipboardEvent && event.clipboardData) copyOwn(event.clipboardData, editor, root);
      return false;
    };
    const editors = [...new Set([active ?? root, root])];
    const ends = editors.flatMap((editor) => [
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => 'clipboardData' in event && take(event, event.clipboardData, editor),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(COPY_COMMAND, (event) => copy(event, editor), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, (event) => copy(event, editor), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => (event.dataTransfer?.files.length ?? 0) > 0 && take(event, event.dataTransfer, editor),
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(DRAGOVER_COMMAND, acceptFiles, COMMAND_PRIORITY_HIGH),
    ]);
    return () => {
      for (const end of ends) end();
    };
  });
}

/** What another program put there, if it is text: a picture that is copied from a page is an element and a file. */
function foreignText(data: DataTransfer, root: LexicalEditor) {
  const [html, plain] = [data.getData('text/html'), data.getData('text/plain')];
  const text = html ? textOf(cleanPaste(html, root.read(freeNumber))) : plain && textOfPlain(plain);
  return text && text.children.length > 0 ? text : undefined;
}

/** An address that is pasted over words makes them a link. */
function $linkSelection(data: DataTransfer) {
  const [address, selection] = [addressIn(data.getData('text/plain')), $getSelection()];
  if (!address || !$isRangeSelection(selection) || selection.isCollapsed()) return false;
  $toggleLink(address);
  return true;
}

function acceptFiles(event: DragEvent) {
  const files = event.dataTransfer?.types.includes('Files') ?? false;
  if (files) event.preventDefault();
  return files;
}
