import { useState } from 'react';
import type { Autosave, SaveState } from './autosave.ts';
import { Conflict } from './Conflict.tsx';
import { FoundCopy } from './FoundCopy.tsx';
import { readFields, sameFields, writeFields } from './fields.ts';
import { dropCopy, dropFound, type LocalCopy, layAside, listFound } from './local-copy.ts';

interface Props {
  draft: string;
  form: HTMLFormElement;
  text: HTMLTextAreaElement;
  state: SaveState;
  saving: Autosave;
  /** The form now says something else. */
  onReplaced: () => void;
}

/** Other states of the same text: what someone else saved, and what was left on this device. */
export function Copies({ draft, form, text, state, saving, onReplaced }: Props) {
  const [found, setFound] = useState(() => openCopies(draft, form));
  const [opened] = useState(text.value);
  const copy = found.at(-1);
  const decided = (one: LocalCopy) => {
    dropFound(draft, one);
    setFound(found.filter((other) => other !== one));
  };
  const use = (one: LocalCopy) => {
    writeFields(form, one.fields);
    decided(one);
    onReplaced();
    saving.changed();
  };
  const takeTheirs = () => {
    saving.stop();
    layAside(draft);
    location.reload();
  };
  if (state.kind === 'conflict')
    return (
      <Conflict
        theirs={state.theirs}
        mine={text.value}
        onMine={() => saving.saveOver(state.theirs)}
        onTheirs={takeTheirs}
      />
    );
  if (!copy) return null;
  return <FoundCopy copy={copy} saved={opened} onUse={() => use(copy)} onDrop={() => decided(copy)} />;
}

/** What an earlier visit left behind and the site does not have. */
function openCopies(draft: string, form: HTMLFormElement) {
  const saved = readFields(form);
  layAside(draft);
  dropCopy(draft);
  return listFound(draft).filter((copy) => {
    if (!sameFields(copy.fields, saved)) return true;
    dropFound(draft, copy);
    return false;
  });
}
