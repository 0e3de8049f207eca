import {
  codeBlockPlugin,
  headingsPlugin,
  jsxPlugin,
  linkPlugin,
  listsPlugin,
  MDXEditor,
  quotePlugin,
  tablePlugin,
  thematicBreakPlugin,
} from '@mdxeditor/editor';
import { useMemo } from 'react';
import { codeDescriptor, componentDescriptors } from './nodes/descriptors.ts';
import { useWords } from './surroundings.ts';
import { type Manuscript, manuscriptPlugin } from './text/plugin.ts';

interface Props {
  source: string;
  onReady: (manuscript: Manuscript) => void;
  onChange: () => void;
}

/** The text as it will look, made from `source` once; mount it anew for another one. */
export function Visual({ source, onReady, onChange }: Props) {
  const words = useWords();
  const text = source.trim();
  const plugins = useMemo(
    () => [
      headingsPlugin({ allowedHeadingLevels: [1, 2, 3, 4, 5, 6] }),
      listsPlugin(),
      quotePlugin(),
      linkPlugin({ disableAutoLink: true }),
      tablePlugin(),
      thematicBreakPlugin(),
      codeBlockPlugin({ codeBlockEditorDescriptors: [codeDescriptor] }),
      jsxPlugin({
        jsxComponentDescriptors: componentDescriptors,
        allowFragment: false,
        kindMismatchPolicy: 'normalize',
      }),
      manuscriptPlugin({ source: text, onReady, onChange }),
    ],
    [text, onReady, onChange],
  );
  return (
    <MDXEditor
      markdown={text}
      contentEditableClassName="text"
      placeholder={words.placeholder}
      translation={(key, standing) => words.library[key] ?? standing}
      suppressHtmlProcessing
      plugins={plugins}
    />
  );
}
