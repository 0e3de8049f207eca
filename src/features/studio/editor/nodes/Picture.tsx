import { useState } from 'react';
import { useWords } from '../surroundings.ts';

/** A picture of this site, or its words where the editor cannot show it. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const words = useWords();
  const [failed, setFailed] = useState('');
  const shown = src.startsWith('/') && failed !== src;
  return shown ? (
    <img src={src} alt={alt} onError={() => setFailed(src)} />
  ) : (
    <span className="picture-words">{words.pictureNotShown(alt)}</span>
  );
}
