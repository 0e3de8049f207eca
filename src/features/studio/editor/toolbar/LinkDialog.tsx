import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import { activeEditor$, useCellValue } from '@mdxeditor/editor';
import {
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
} from 'lexical';
import { useState } from 'react';
import { Dialog } from '../dialogs/Dialog.tsx';
import { TextField } from '../dialogs/TextField.tsx';
import { useWords } from '../surroundings.ts';
import { EssaySearch } from './EssaySearch.tsx';

const ADDRESS = /^(https?:\/\/|mailto:|tel:|\/|#)\S+$/i;
/** An address of another site as people say it. */
const HOST = /^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}([/?#]\S*)?$/u;

/** The address that was typed, if it is one. */
function addressOf(typed: string) {
  const address = typed.trim();
  if (ADDRESS.test(address)) return address;
  return HOST.test(address) ? `https://${address}` : undefined;
}

/** Asks where a link leads: an address, or an essay found by its title. */
export function LinkDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const editor = useCellValue(activeEditor$);
  const [before] = useState(() => editor?.read($currentAddress) ?? '');
  const [typed, setTyped] = useState(before);
  const [problem, setProblem] = useState<string>();
  const lead = (address: string | null, title = address ?? '') => {
    onClose();
    editor?.focus(() => editor.update(() => $linkSelection(address, title)));
  };
  const address = addressOf(typed);
  const done = () => (address ? lead(address) : setProblem(words.linkProblem));
  return (
    <Dialog title={words.linkTitle} done={words.done} onDone={done} onClose={onClose}>
      <TextField
        label={words.linkField}
        hint={words.linkHint}
        problem={problem}
        value={typed}
        onChange={setTyped}
        required
      />
      {!address && <EssaySearch words={typed} onChosen={({ path, title }) => lead(path, title)} />}
      {before !== '' && (
        <button className="quiet-button" type="button" onClick={() => lead(null)}>
          {words.unlink}
        </button>
      )}
    </Dialog>
  );
}

function $currentAddress() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return '';
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return link?.getURL() ?? '';
}

/** Where nothing is selected the link brings its own words. */
function $linkSelection(address: string | null, title: string) {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const within = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  if (!selection.isCollapsed() || within) {
    if (within && selection.isCollapsed()) within.select(0);
    return $toggleLink(address);
  }
  if (address === null) return;
  const text = $createTextNode(title);
  $insertNodes([$createLinkNode(address).append(text)]);
  // The author writes on after the link, not over it.
  text.selectEnd();
}
