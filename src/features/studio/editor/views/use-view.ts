import { useCallback, useState } from 'react';
import { findMistake, type Misfit } from './fit.ts';

export const VIEWS = ['visual', 'source', 'changes'] as const;
export type View = (typeof VIEWS)[number];

/** What the visual view is made from; a new number makes a new one. */
interface Source {
  number: number;
  text: string;
}

/** Which view is open. The visual one opens only for a text that it can hold. */
export function useView(field: HTMLTextAreaElement, flush: () => void) {
  const [state, setState] = useState(() => open(field.value, 0));
  const show = useCallback(
    (wanted: View | 'next') => {
      flush();
      setState((before) => {
        const next = VIEWS[(VIEWS.indexOf(before.view) + 1) % VIEWS.length] ?? 'visual';
        const view = wanted === 'next' ? next : wanted;
        if (view === before.view) return before;
        if (view === 'visual') return open(field.value, before.number + 1);
        return { view, source: undefined, misfit: undefined, number: before.number };
      });
    },
    [field, flush],
  );
  const reopen = useCallback(
    () =>
      setState((before) => (before.view === 'visual' ? open(field.value, before.number + 1) : { ...before })),
    [field],
  );
  const holdAsSource = useCallback(
    (misfit: Misfit) => setState(({ number }) => ({ view: 'source', source: undefined, misfit, number })),
    [],
  );
  return { ...state, show, reopen, holdAsSource };
}

interface State {
  view: View;
  source: Source | undefined;
  misfit: Misfit | undefined;
  number: number;
}

function open(text: string, number: number): State {
  const misfit = findMistake(text);
  return misfit
    ? { view: 'source', source: undefined, misfit, number }
    : { view: 'visual', source: { number, text }, misfit: undefined, number };
}
