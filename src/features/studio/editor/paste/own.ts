import { $generateJSONFromSelectedNodes, $generateNodesFromSerializedNodes } from '@lexical/clipboard';
import { $getSelection, type LexicalEditor, type SerializedLexicalNode } from 'lexical';
import type { FootnoteDefinition } from 'mdast';
import { $listDefinitions, freeNumber } from '../nodes/footnote-commands.ts';
import { $listNotes } from '../nodes/footnote-order.ts';
import { insertNodes } from './insert.ts';

const OWN = 'application/x-commonplace';

/** A part of a text as it is copied, with the notes that it points to. */
interface Copied {
  nodes: SerializedLexicalNode[];
  notes: FootnoteDefinition[];
}

/** Adds to what is copied all that only this editor understands: components, tables, and the words of notes. */
export function copyOwn(data: DataTransfer, editor: LexicalEditor, root: LexicalEditor) {
  const { nodes } = editor.read(() =>
    $generateJSONFromSelectedNodes<SerializedLexicalNode>(editor, $getSelection()),
  );
  if (nodes.length === 0) return;
  const { marks } = notesIn(nodes);
  const notes = root.read($listDefinitions).filter(({ identifier }) => marks.has(identifier));
  data.setData(OWN, JSON.stringify({ nodes, notes } satisfies Copied));
}

export const isOwn = (data: DataTransfer) => data.types.includes(OWN);

/** Puts in what was copied from this editor. A note that the text has already is not put in twice. */
export function insertOwn(data: DataTransfer, editor: LexicalEditor, root: LexicalEditor) {
  const copied: Copied = JSON.parse(data.getData(OWN));
  const { names, notes } = root.read(() => $welcome(copied));
  const nodes = copied.nodes.filter((node) => !isDefinition(node));
  rename(nodes, names);
  rename(notes, names);
  insertNodes(() => $generateNodesFromSerializedNodes(nodes), notes, editor, root);
}

/** Which of the notes are new to the text, and under which names the text has not got other ones. */
function $welcome({ nodes, notes }: Copied) {
  const known = new Map($listDefinitions().map((note) => [note.identifier, JSON.stringify(note.children)]));
  const taken = new Set([...known.keys(), ...$listNotes()]);
  const names = new Map<string, string>();
  let free = freeNumber();
  const brought = [...notes, ...notesIn(nodes).definitions];
  const fresh = brought.filter(({ identifier, children }, at) => {
    if (brought.findIndex((note) => note.identifier === identifier) < at) return false;
    if (known.get(identifier) === JSON.stringify(children)) return false;
    if (taken.has(identifier)) names.set(identifier, String(free++));
    return true;
  });
  return { names, notes: fresh };
}

/** The footnotes that nodes point to and bring along, however deep. */
function notesIn(nodes: unknown) {
  const marks = new Set<string>();
  const definitions: FootnoteDefinition[] = [];
  visit(nodes, (node) => {
    if (isMark(node)) marks.add(node.identifier);
    if (isDefinition(node)) definitions.push(node.mdastNode);
  });
  return { marks, definitions };
}

function rename(nodes: unknown, names: Map<string, string>) {
  visit(nodes, (node) => {
    const name = 'identifier' in node && names.get(String(node.identifier));
    if (name) Object.assign(node, { identifier: name, ...('label' in node && { label: name }) });
  });
}

function visit(node: unknown, seen: (node: object) => void) {
  if (node === null || typeof node !== 'object') return;
  seen(node);
  for (const value of Object.values(node)) visit(value, seen);
}

const isMark = (node: object): node is { identifier: string } =>
  'type' in node && (node.type === 'footnote-reference' || node.type === 'footnoteReference');

const isDefinition = (node: object): node is { mdastNode: FootnoteDefinition } =>
  'type' in node && node.type === 'footnote-definition';
