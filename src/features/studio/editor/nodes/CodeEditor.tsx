import { type CodeBlockEditorProps, useCodeBlockEditorContext } from '@mdxeditor/editor';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../surroundings.ts';
import { useOwnKeys } from './own-keys.ts';

/** A block of code: a field for the text and one for the language. */
export function CodeEditor({ code, language, focusEmitter }: CodeBlockEditorProps) {
  const words = useWords();
  const { setCode, setLanguage } = useCodeBlockEditorContext();
  const [typed, setTyped] = useState(code);
  const field = useRef<HTMLTextAreaElement>(null);
  const ownKeys = useOwnKeys<HTMLDivElement>();
  useEffect(() => focusEmitter.subscribe(() => field.current?.focus()), [focusEmitter]);
  return (
    <div className="code-editor" ref={ownKeys}>
      <input
        aria-label={words.codeLanguage}
        placeholder={words.codeLanguage}
        defaultValue={language}
        onChange={(event) => setLanguage(event.target.value.trim())}
      />
      <textarea
        ref={field}
        aria-label={words.codeText}
        rows={typed.split('\n').length + 1}
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setCode(target.value);
        }}
      />
    </div>
  );
}
