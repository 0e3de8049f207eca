import { useState } from 'react';
import type { Autosave, SaveState } from './autosave.ts';
import { Conflict } from './Conflict.tsx';
import { FoundCopy } from './FoundCopy.tsx';
import { readFields, textIn, writeFields } from './fields.ts';
import { dropFound, type LocalCopy, layAside } from './local-copy.ts';

interface Props {
  copies: LocalCopy[];
  /** Title, standfirst and text as the site has them. */
  saved: string;
  draft: string;
  form: HTMLFormElement;
  state: SaveState;
  saving: Autosave;
  /** The form now says something else. */
  onReplaced: () => void;
}

/** Other states of the same text: what someone else saved, and what was left on this device. */
export function Copies({ copies, saved, draft, form, state, saving, onReplaced }: Props) {
  const [found, setFound] = useState(copies);
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
        mine={textIn(readFields(form))}
        onMine={() => saving.saveOver(state.theirs)}
        onTheirs={takeTheirs}
      />
    );
  if (!copy) return null;
  return <FoundCopy copy={copy} saved={saved} onUse={() => use(copy)} onDrop={() => decided(copy)} />;
}
