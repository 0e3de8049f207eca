import { useEffect, useMemo, useState } from 'react';
import { Autosave, type SaveState } from './autosave.ts';
import type { TextProblem } from './post.ts';

/** How long a change may wait before it is noted. */
const NOTE_AFTER_MS = 400;

/** Saves the form from now on: a while after a change, on leaving, and again when the connection is back. */
export function useAutosave(draft: string, form: HTMLFormElement, address: string, flush: () => void) {
  const [state, setState] = useState<SaveState>({ kind: 'opened' });
  const [problems, setProblems] = useState<TextProblem[]>([]);
  const [kept, setKept] = useState(true);
  const saving = useMemo(
    () => new Autosave({ draft, form, address, flush, onState: setState, onProblems: setProblems }),
    [draft, form, address, flush],
  );
  const changed = useMemo(() => {
    let waiting = false;
    const note = () => {
      waiting = false;
      flush();
      setKept(saving.changed());
    };
    return () => {
      if (!waiting) setTimeout(note, NOTE_AFTER_MS);
      waiting = true;
    };
  }, [saving, flush]);

  useEffect(() => {
    const leave = () => {
      flush();
      saving.changed();
      void saving.save(true);
    };
    const hidden = () => document.visibilityState === 'hidden' && leave();
    const back = () => void saving.save();
    const warn = (event: BeforeUnloadEvent) => {
      flush();
      if (!saving.changed()) event.preventDefault();
    };
    const submit = () => {
      flush();
      saving.submitted();
    };
    const ends = [
      listen(form, 'input', changed),
      listen(form, 'change', changed),
      listen(form, 'submit', submit),
      listen(document, 'visibilitychange', hidden),
      listen(window, 'pagehide', leave),
      listen(window, 'online', back),
      listen(window, 'focus', back),
      listen(window, 'beforeunload', (event) => event instanceof BeforeUnloadEvent && warn(event)),
    ];
    return () => {
      saving.stop();
      for (const end of ends) end();
    };
  }, [form, flush, saving, changed]);

  return { state, problems, kept, saving, changed };
}

function listen(on: EventTarget, name: string, act: (event: Event) => unknown) {
  on.addEventListener(name, act);
  return () => on.removeEventListener(name, act);
}
