import { useCallback, useEffect, useRef, useState } from 'react';
import type { Manuscript } from '../text/plugin.ts';
import { Visual } from '../Visual.tsx';
import { findChange, type Misfit } from './fit.ts';
import { SafetyNet } from './SafetyNet.tsx';

interface Props {
  source: string;
  onMisfit: (misfit: Misfit) => void;
  /** Told nothing when the view goes. */
  onReady: (manuscript: Manuscript | undefined) => void;
  onChange: () => void;
}

/** The visual view of a text, shown once it is sure that it can give the same text back. */
export function VisualView({ source, onMisfit, onReady, onChange }: Props) {
  const [fits, setFits] = useState(false);
  const manuscript = useRef<Manuscript>(undefined);
  const made = useCallback((ready: Manuscript) => {
    manuscript.current = ready;
  }, []);

  useEffect(() => {
    const check = requestAnimationFrame(() => {
      const own = manuscript.current;
      if (!own) return;
      const change = findChange(source, own.rewritten());
      if (change) return onMisfit(change);
      setFits(true);
      onReady({ ...own, text: () => withEdges(source, own.text()) });
    });
    return () => {
      cancelAnimationFrame(check);
      onReady(undefined);
    };
  }, [source, onMisfit, onReady]);

  return (
    <div className="editor-visual" hidden={!fits}>
      <SafetyNet onFall={() => onMisfit({ line: 1 })}>
        <Visual source={source} onReady={made} onChange={onChange} />
      </SafetyNet>
    </div>
  );
}

/** White space before and after the text is the author's too. */
const withEdges = (source: string, text: string) =>
  source.trim() === text ? source : text + (/\s*$/.exec(source)?.[0] ?? '');
