import { useMemo } from 'react';
import { useWords } from '../surroundings.ts';
import { compareSources, type Part } from './compare-sources.ts';

/** Two texts as one: what only the first has is struck out, what only the second has is marked. */
export function Comparison({ from, to }: { from: string; to: string }) {
  const words = useWords();
  const parts = useMemo(() => compareSources(from, to), [from, to]);
  if (parts.every((part) => 'same' in part)) return <p>{words.nothingChanged}</p>;
  return (
    <div className="editor-comparison">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a finished comparison have no name
        <ComparedPart key={at} part={part} />
      ))}
    </div>
  );
}

function ComparedPart({ part }: { part: Part }) {
  const words = useWords();
  if ('same' in part) return <p className="hint">{words.sameParagraphs(part.same)}</p>;
  return (
    <p>
      {part.runs.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span className="unseen">{kind === 'added' ? words.addedWords : words.removedWords} </span>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}
