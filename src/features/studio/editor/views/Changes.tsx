import { useId, useState } from 'react';
import { useWords } from '../surroundings.ts';
import { Comparison } from './Comparison.tsx';

interface Props {
  opened: string;
  published: string | undefined;
  now: string;
}

/** What has changed since readers saw it, or since it was opened. */
export function Changes({ opened, published, now }: Props) {
  const words = useWords();
  const id = useId();
  const [since, setSince] = useState(published === undefined ? 'opened' : 'published');
  return (
    <div className="editor-changes">
      {published !== undefined && (
        <div className="field">
          <label htmlFor={id}>{words.compareWith}</label>
          <select id={id} value={since} onChange={({ target }) => setSince(target.value)}>
            <option value="published">{words.lastPublished}</option>
            <option value="opened">{words.lastOpened}</option>
          </select>
        </div>
      )}
      <Comparison from={since === 'published' && published !== undefined ? published : opened} to={now} />
    </div>
  );
}
