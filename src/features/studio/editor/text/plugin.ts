import {
  activeEditor$,
  addExportVisitor$,
  addImportVisitor$,
  addLexicalNode$,
  addMdastExtension$,
  addTopAreaChild$,
  createActiveEditorSubscription$,
  createRootEditorSubscription$,
  NESTED_EDITOR_UPDATED_COMMAND,
  type Realm,
  realmPlugin,
  rootEditor$,
  syntaxExtensions$,
} from '@mdxeditor/editor';
import { COMMAND_PRIORITY_CRITICAL, FORMAT_TEXT_COMMAND, HISTORIC_TAG, type LexicalEditor } from 'lexical';
import { crossEdge } from '../nodes/edges.ts';
import { $listNotes, noteOrder$ } from '../nodes/footnote-order.ts';
import { nodesOfOurOwn, readingVisitors, writingVisitors } from '../nodes/node-visitors.ts';
import { keepPhrase } from '../nodes/phrase.ts';
import { continueQuote } from '../nodes/quote-lines.ts';
import { Toolbar } from '../toolbar/Toolbar.tsx';
import { dialect } from './dialect.ts';
import { exportVisitors } from './export-visitors.ts';
import { importVisitors } from './import-visitors.ts';
import { Ledger } from './ledger.ts';
import { readTypedMarkdown } from './typed-markdown.ts';

/** The text of the editor as Markdown, whenever someone asks. */
export interface Manuscript {
  /** What stands in the editor now; what nobody edited is as it was. */
  text(): string;
  /** Everything as the editor would write it. */
  rewritten(): string;
}

interface Params {
  source: string;
  onReady: (manuscript: Manuscript) => void;
  onChange: () => void;
}

/**
 * Makes the library read and write the language of essays, and only when asked. Must be the last plugin.
 */
export const manuscriptPlugin = realmPlugin<Params>({
  init(realm, params) {
    if (!params) return;
    const ledger = new Ledger(realm, params.source);
    realm.pubIn({
      [addLexicalNode$]: nodesOfOurOwn,
      [addImportVisitor$]: [ledger.reading, ...importVisitors, ...readingVisitors],
      [addExportVisitor$]: [ledger.writing, ...exportVisitors, ...writingVisitors],
      [syntaxExtensions$]: dialect.syntax,
      [addMdastExtension$]: dialect.read,
      [addTopAreaChild$]: Toolbar,
    });
    realm.pub(createRootEditorSubscription$, [
      (editor: LexicalEditor) => follow(realm, editor, ledger, params.onChange),
      onlyMarksOfTheVocabulary,
      crossEdges,
    ]);
    realm.pub(createActiveEditorSubscription$, [keepPhrase, readTypedMarkdown, continueQuote]);
    const written = (write: () => string) => {
      realm.getValue(activeEditor$)?.dispatchCommand(NESTED_EDITOR_UPDATED_COMMAND, undefined);
      return realm.getValue(rootEditor$)?.read(write) ?? params.source;
    };
    params.onReady({
      text: () => written(() => ledger.text()),
      rewritten: () => written(() => ledger.rewritten()),
    });
  },
});

function follow(realm: Realm, editor: LexicalEditor, ledger: Ledger, onChange: () => void) {
  realm.pub(noteOrder$, editor.read($listNotes));
  return editor.registerUpdateListener(
    ({ dirtyElements, dirtyLeaves, prevEditorState, editorState, tags }) => {
      if (tags.has(HISTORIC_TAG)) ledger.forgetWritten();
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      ledger.touch([...dirtyElements.keys(), ...dirtyLeaves], prevEditorState);
      const order = editorState.read($listNotes);
      if (order.join('\n') !== realm.getValue(noteOrder$).join('\n')) realm.pub(noteOrder$, order);
      onChange();
    },
  );
}

const crossEdges = (editor: LexicalEditor) =>
  editor.registerRootListener((root, before) => {
    before?.removeEventListener('keydown', crossEdge, true);
    root?.addEventListener('keydown', crossEdge, true);
  });

const MARKS = new Set(['bold', 'italic', 'strikethrough', 'code']);

/** There is no underlining in an essay, whatever keys are pressed. */
const onlyMarksOfTheVocabulary = (editor: LexicalEditor) =>
  editor.registerCommand(FORMAT_TEXT_COMMAND, (mark) => !MARKS.has(mark), COMMAND_PRIORITY_CRITICAL);
