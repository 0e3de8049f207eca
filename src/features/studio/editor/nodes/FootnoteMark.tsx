import { useCellValue } from '@mdxeditor/editor';
import { useWords } from '../surroundings.ts';
import { useFootnotes } from './footnote-commands.ts';
import { noteOrder$ } from './footnote-order.ts';

/** The number in the sentence; it leads to the note's words. */
export function FootnoteMark({ identifier }: { identifier: string }) {
  const words = useWords();
  const order = useCellValue(noteOrder$);
  const { openNote } = useFootnotes();
  const number = order.indexOf(identifier) + 1;
  return (
    <button
      type="button"
      className="footnote-number"
      data-note-mark={identifier}
      aria-label={words.note(number)}
      onClick={() => openNote(identifier)}
    >
      {number}
    </button>
  );
}
