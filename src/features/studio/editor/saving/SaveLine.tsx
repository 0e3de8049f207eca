import { clockTime } from '../../../../words/formats.ts';
import { useSurroundings } from '../surroundings.ts';
import type { SaveState } from './autosave.ts';

/** How it stands with saving, always in sight and told when it changes. */
export function SaveLine({ state, kept }: { state: SaveState; kept: boolean }) {
  const { words } = useSurroundings();
  const said = useSaid(state);
  return (
    <p className="save-line" data-state={state.kind}>
      <span role="status">
        {said}
        {!kept && ` ${words.notKept}`}
      </span>
      {state.kind === 'signed-out' && (
        <a href="/sign-in/" target="_blank" rel="noreferrer">
          {words.signIn}
        </a>
      )}
    </p>
  );
}

function useSaid(state: SaveState) {
  const { words } = useSurroundings();
  const time = useTime();
  switch (state.kind) {
    case 'opened':
    case 'conflict':
      return '';
    case 'saved':
      return words.saved(time(state.at));
    case 'refused':
      return words.refused(state.why || words.unreachable);
    case 'partly':
      return words.partly(state.why);
    case 'signed-out':
      return words.signedOut;
    default:
      return words[state.kind];
  }
}

/** A time of day as the site would say it. */
export function useTime() {
  const { language, timeZone } = useSurroundings();
  return (moment: Date) => clockTime(moment, language, timeZone);
}
