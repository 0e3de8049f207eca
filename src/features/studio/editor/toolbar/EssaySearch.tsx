import { useEffect, useState } from 'react';
import { useWords } from '../surroundings.ts';

interface Found {
  slug: string;
  title: string;
  path: string;
}

const SEARCH_AFTER_MS = 200;

/** Published essays whose title is like what was typed. */
export function EssaySearch({ words: typed, onChosen }: { words: string; onChosen: (essay: Found) => void }) {
  const words = useWords();
  const [found, setFound] = useState<Found[]>();
  useEffect(() => {
    const asked = typed.trim();
    if (asked.length < 2) return setFound(undefined);
    const late = new AbortController();
    const timer = setTimeout(() => findEssays(asked, late.signal).then(setFound, () => {}), SEARCH_AFTER_MS);
    return () => {
      clearTimeout(timer);
      late.abort();
    };
  }, [typed]);
  return (
    <div className="editor-found">
      <p className="hint" role="status">
        {found && words.linkFound(found.length)}
      </p>
      <ul className="editor-choices">
        {found?.map((essay) => (
          <li key={essay.slug}>
            <button type="button" onClick={() => onChosen(essay)}>
              {essay.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function findEssays(asked: string, signal: AbortSignal): Promise<Found[]> {
  const answer = await fetch(`/write/essays.json?q=${encodeURIComponent(asked)}`, { signal });
  return answer.ok ? await answer.json() : [];
}
