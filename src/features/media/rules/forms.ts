import { formPath, picturePath } from './addresses.ts';
import { widthsOf } from './sizes.ts';

/** A stored picture as a page shows it. */
export interface Picture {
  /** The address of its still form, which every program can read. */
  src: string;
  width: number;
  height: number;
  /** Better forms, the best first. */
  sources: { type: string; srcset: string; media?: string }[];
}

interface Stored {
  id: string;
  width: number;
  height: number;
  animated: boolean;
}

/** Who would rather not see things move sees the first frame. */
const WHO_LIKES_MOTION = '(prefers-reduced-motion: no-preference)';

export function pictureOf(stored: Stored): Picture {
  const { id, width, height, animated } = stored;
  const source = (form: 'avif' | 'webp') => ({
    type: `image/${form}`,
    srcset: widthsOf(stored)
      .map((each) => `${formPath(id, each, form)} ${each}w`)
      .join(', '),
  });
  const sources = animated
    ? [{ ...source('webp'), media: WHO_LIKES_MOTION }]
    : [source('avif'), source('webp')];
  return { src: picturePath(id), width, height, sources };
}
