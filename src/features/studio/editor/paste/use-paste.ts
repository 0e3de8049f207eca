import { $insertDataTransferForRichText } from '@lexical/clipboard';
import { activeEditor$, rootEditor$, useCellValues } from '@mdxeditor/editor';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import { freeNumber } from '../nodes/footnote-commands.ts';
import { cleanPaste } from './clean.ts';

/** Takes what is pasted into the text or dropped on it: pictures are handed on, formatted text is cleaned first. */
export function usePaste(takePicture: (file: File) => void) {
  const [active, root] = useCellValues(activeEditor$, rootEditor$);
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null, editor: LexicalEditor) => {
      if (!data || isOurs(data)) return false;
      const html = data.getData('text/html');
      const plain = data.getData('text/plain');
      const file = [...data.files].find(({ type }) => type.startsWith('image/'));
      if (!html && !file && !BLANK_LINE.test(plain)) return false;
      event.preventDefault();
      if (html && root) insertClean(cleanPaste(html, root.read(freeNumber)), editor);
      else if (file) takePicture(file);
      else insert({ 'text/plain': withoutBlankLines(plain) }, editor);
      return true;
    };
    const editors = [...new Set([active, root])].flatMap((editor) => editor ?? []);
    const ends = editors.flatMap((editor) => [
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => 'clipboardData' in event && take(event, event.clipboardData, editor),
        COMMAND_PRIORITY_HIGH,
      ),
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

const BLANK_LINE = /\n[^\S\n]*\n/;

/** Every line becomes a paragraph, so an empty one would only leave a hole between two of them. */
const withoutBlankLines = (text: string) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');

/** What was copied from this editor comes back as it was. */
const isOurs = (data: DataTransfer) => data.types.includes('application/x-lexical-editor');

function acceptFiles(event: DragEvent) {
  const files = event.dataTransfer?.types.includes('Files') ?? false;
  if (files) event.preventDefault();
  return files;
}

function insertClean(page: Document, editor: LexicalEditor) {
  insert({ 'text/html': page.body.innerHTML, 'text/plain': page.body.textContent ?? '' }, editor);
}

function insert(formats: Record<string, string>, editor: LexicalEditor) {
  const data = new DataTransfer();
  for (const [format, text] of Object.entries(formats)) data.setData(format, text);
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) $insertDataTransferForRichText(data, selection, editor);
  });
}
