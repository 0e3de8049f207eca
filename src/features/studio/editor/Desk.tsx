import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Copies } from './saving/Copies.tsx';
import { readFields, textIn } from './saving/fields.ts';
import { openCopies } from './saving/open-copies.ts';
import { SaveLine } from './saving/SaveLine.tsx';
import { useAutosave } from './saving/use-autosave.ts';
import { useWords } from './surroundings.ts';
import type { Manuscript } from './text/plugin.ts';
import { Changes } from './views/Changes.tsx';
import { goToLine } from './views/go-to-line.ts';
import { TextNotes } from './views/TextNotes.tsx';
import { useView } from './views/use-view.ts';
import { Views } from './views/Views.tsx';
import { VisualView } from './views/VisualView.tsx';

interface Props {
  draft: string;
  save: string;
  published?: string | undefined;
  form: HTMLFormElement;
  text: HTMLTextAreaElement;
}

/** The text in three views, and how it stands with saving. The form's own field holds the text at any moment. */
export function Desk({ draft, save, published, form, text }: Props) {
  const words = useWords();
  const [opened] = useState(text.value);
  const [saved] = useState(() => textIn(readFields(form)));
  const manuscript = useRef<Manuscript>(undefined);
  const flush = useCallback(() => {
    const written = manuscript.current?.text();
    if (written !== undefined && written !== text.value) text.value = written;
  }, [text]);
  const { state, problems, kept, saving, changed } = useAutosave(draft, form, save, flush);
  const [copies] = useState(() => openCopies(draft, form, Date.now()));
  const [bar] = useState(() => form.querySelector('[data-saved]'));
  const { view, source, misfit, show, holdAsSource, reopen } = useView(text, flush);
  const ready = useCallback((found: Manuscript | undefined) => {
    manuscript.current = found;
  }, []);

  useEffect(() => {
    const desk = text.closest<HTMLElement>('.editor');
    if (desk) desk.dataset.view = view;
  }, [text, view]);

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'F2') show('next');
      else if (event.key === 's' && (event.ctrlKey || event.metaKey)) void saving.save();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [show, saving]);

  useEffect(() => void saving.save(), [saving]);

  const saveLine = <SaveLine state={state} kept={kept} />;
  const line = (number: number) => {
    show('source');
    requestAnimationFrame(() => goToLine(text, number));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that everyone sees
    <div
      className="editor-desk"
      role="group"
      aria-label={words.editor}
      onKeyDownCapture={letTabOut}
      onKeyDown={toToolbar}
    >
      <div className="editor-head">
        <Views view={view} onView={show} />
        {bar ? createPortal(saveLine, bar) : saveLine}
      </div>
      <Copies
        copies={copies}
        saved={saved}
        draft={draft}
        form={form}
        state={state}
        saving={saving}
        onReplaced={reopen}
      />
      <TextNotes misfit={misfit} problems={problems} onLine={line} />
      {source !== undefined && (
        <VisualView
          key={source.number}
          source={source.text}
          onMisfit={holdAsSource}
          onReady={ready}
          onChange={changed}
        />
      )}
      {view === 'changes' && <Changes opened={opened} published={published} now={text.value} />}
    </div>
  );
}

/** Tab always leads on; it only moves from cell to cell within a table. */
function letTabOut(event: KeyboardEvent) {
  const { target } = event;
  if (event.key === 'Tab' && target instanceof Element && !target.closest('table')) event.stopPropagation();
}

/** Escape leaves the text for its toolbar. */
function toToolbar(event: KeyboardEvent<HTMLElement>) {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || !(target instanceof HTMLElement) || !target.isContentEditable) return;
  currentTarget.querySelector<HTMLElement>('.editor-toolbar [data-current]')?.focus();
}
