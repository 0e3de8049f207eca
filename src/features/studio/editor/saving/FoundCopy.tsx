import { useState } from 'react';
import { useWords } from '../surroundings.ts';
import { Comparison } from '../views/Comparison.tsx';
import { textIn } from './fields.ts';
import type { LocalCopy } from './local-copy.ts';
import { useTime } from './time.ts';

interface Props {
  copy: LocalCopy;
  saved: string;
  onUse: () => void;
  onDrop: () => void;
}

/** Offers what was written on this device and never reached the site. */
export function FoundCopy({ copy, saved, onUse, onDrop }: Props) {
  const words = useWords();
  const time = useTime();
  const [open, setOpen] = useState(false);
  return (
    <section className="editor-notice" role="status">
      <p>
        <strong>{words.found(time(new Date(copy.at)))}</strong>
      </p>
      {open && (
        <>
          <p>{words.foundLead}</p>
          <Comparison from={saved} to={textIn(copy.fields)} />
        </>
      )}
      <p className="editor-notice-foot">
        <button type="button" className="button" onClick={onUse}>
          {words.useFound}
        </button>
        {!open && (
          <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
            {words.compare}
          </button>
        )}
        <button type="button" className="quiet-button" onClick={onDrop}>
          {words.dropFound}
        </button>
      </p>
    </section>
  );
}
