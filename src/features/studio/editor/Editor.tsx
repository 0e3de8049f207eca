import { useState } from 'react';
import { editorWords } from '../../../words/editor.ts';
import { Desk } from './Desk.tsx';
import { type Surroundings, SurroundingsContext } from './surroundings.ts';

export interface EditorProps {
  draft: string;
  form: string;
  save: string;
  published?: string | undefined;
  nameable: Surroundings['nameable'];
  language: string;
  timeZone: string;
}

/** The editor over a form that works without it. Where there is no such form it is not there. */
export function Editor({ form: id, nameable, language, timeZone, ...props }: EditorProps) {
  const [form] = useState(() => document.getElementById(id));
  const text = form instanceof HTMLFormElement ? form.elements.namedItem('body') : null;
  if (!(form instanceof HTMLFormElement && text instanceof HTMLTextAreaElement)) return null;
  return (
    <SurroundingsContext.Provider value={{ words: editorWords(language), nameable, language, timeZone }}>
      <Desk {...props} form={form} text={text} />
    </SurroundingsContext.Provider>
  );
}
