import { createContext, useContext } from 'react';
import { type EditorWords, editorWords } from '../../../words/editor.ts';

interface Surroundings {
  words: EditorWords;
  language: string;
  timeZone: string;
}

export const SurroundingsContext = createContext<Surroundings>({
  words: editorWords('en'),
  language: 'en',
  timeZone: 'UTC',
});

export const useSurroundings = () => useContext(SurroundingsContext);
export const useWords = () => useSurroundings().words;
