import { useSurroundings } from '../surroundings.ts';
import type { SaveState } from './autosave.ts';
import { CONFLICT_ID } from './Conflict.tsx';
import { useTime } from './time.ts';

/** How it stands with saving, always in sight and told when it changes. */
export function SaveLine({ state, kept }: { state: SaveState; kept: boolean }) {
  const { words } = useSurroundings();
  const said = useSaid(state);
  return (
    <span className="save-line" data-state={state.kind}>
      <span role="status">
        {said}
        {!kept && ` ${words.notKept}`}
      </span>
      {state.kind === 'signed-out' && (
        <a href="/sign-in/" target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      )}
      {state.kind === 'conflict' && <a href={`#${CONFLICT_ID}`}>{words.toConflict}</a>}
    </span>
  );
}

function useSaid(state: SaveState) {
  const { words } = useSurroundings();
  const time = useTime();
  switch (state.kind) {
    case 'opened':
      return '';
    case 'saved':
      return words.saved(time(state.at));
    case 'refused':
      return words.refused(state.why);
    case 'partly':
      return words.partly(state.why);
    case 'signed-out':
      return words.signedOut;
    case 'conflict':
      return words.inConflict;
    default:
      return words[state.kind];
  }
}
