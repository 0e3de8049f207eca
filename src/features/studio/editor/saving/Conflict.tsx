import { useWords } from '../surroundings.ts';
import { Comparison } from '../views/Comparison.tsx';
import type { Theirs } from './post.ts';
import { useTime } from './time.ts';

export const CONFLICT_ID = 'two-texts';

interface Props {
  theirs: Theirs;
  mine: string;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two people, or two tabs, saved the same draft: shows both texts and lets the author choose. */
export function Conflict({ theirs, mine, onMine, onTheirs }: Props) {
  const words = useWords();
  const time = useTime();
  return (
    <section className="editor-notice" id={CONFLICT_ID} tabIndex={-1} role="alert">
      <p>
        <strong>{words.conflict(theirs.savedBy ?? words.someone, time(new Date(theirs.savedAt)))}</strong>
      </p>
      {theirs.text !== mine && (
        <>
          <p>{words.conflictLead}</p>
          <Comparison from={theirs.text} to={mine} />
        </>
      )}
      {theirs.details && <p>{theirs.details}</p>}
      <p className="editor-notice-foot">
        <button type="button" className="button" onClick={onMine}>
          {words.keepMine}
        </button>
        <button type="button" className="quiet-button" onClick={onTheirs}>
          {words.takeTheirs}
        </button>
      </p>
    </section>
  );
}
