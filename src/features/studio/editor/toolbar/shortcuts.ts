import { INDENT_CONTENT_COMMAND, type LexicalEditor, OUTDENT_CONTENT_COMMAND } from 'lexical';

interface Acts {
  openLink: () => void;
  insertNote: () => void;
}

/** What a key combination does in the text, when it does something. AltGr types a character and is left alone. */
export function shortcutOf(event: KeyboardEvent, editor: LexicalEditor, { openLink, insertNote }: Acts) {
  if (!(event.ctrlKey || event.metaKey) || event.getModifierState('AltGraph')) return undefined;
  if (event.altKey) return event.code === 'KeyF' ? insertNote : undefined;
  const acts: Record<string, () => void> = {
    k: openLink,
    ']': () => editor.dispatchCommand(INDENT_CONTENT_COMMAND, undefined),
    '[': () => editor.dispatchCommand(OUTDENT_CONTENT_COMMAND, undefined),
  };
  return acts[event.key.toLowerCase()];
}
