import { type EditorWords, editor } from './en/editor.ts';

export type { EditorWords };

const catalogues: Record<string, EditorWords> = { en: editor };

/** The editor's words in a language, apart from the others, because a browser fetches them. */
export const editorWords = (language: string): EditorWords =>
  catalogues[language.split('-')[0] ?? ''] ?? editor;
