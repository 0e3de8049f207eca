import { type ReactNode, type SubmitEvent, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../surroundings.ts';

interface Props {
  title: string;
  /** What the button says that ends it; without it there is only a way out. */
  done?: string;
  onDone?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog at the end of the page, out of reach of the editor's own keys. */
export function Dialog({ title, done, onDone, onClose, children }: Props) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onDone?.();
  };
  return createPortal(
    <dialog
      ref={dialog}
      className="editor-dialog"
      data-editor-dialog
      aria-labelledby={heading}
      onClose={onClose}
    >
      <form className="form" method="dialog" onSubmit={submit}>
        <h2 id={heading}>{title}</h2>
        {children}
        <p className="editor-dialog-foot">
          {done && (
            <button className="button" type="submit">
              {done}
            </button>
          )}
          <button className="quiet-button" type="button" onClick={() => dialog.current?.close()}>
            {done ? words.cancel : words.close}
          </button>
        </p>
      </form>
    </dialog>,
    document.body,
  );
}
