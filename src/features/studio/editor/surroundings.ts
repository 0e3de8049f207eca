import { createContext, useContext } from 'react';
import { type EditorWords, editorWords } from '../../../words/editor.ts';

export interface Surroundings {
  words: EditorWords;
  /** What components may name, by attribute. */
  nameable: Record<string, { slug: string; title: string }[]>;
  language: string;
  timeZone: string;
}

export const SurroundingsContext = createContext<Surroundings>({
  words: editorWords('en'),
  nameable: {},
  language: 'en',
  timeZone: 'UTC',
});

export const useSurroundings = () => useContext(SurroundingsContext);
export const useWords = () => useSurroundings().words;
