import type { Source } from './rules/arrivals.ts';
import { openGhost } from './sources/ghost/open.ts';
import { openMarkdown } from './sources/markdown/open.ts';
import { openText } from './sources/text/open.ts';
import { openWordPress } from './sources/wordpress/open.ts';

const OPENERS = { wordpress: openWordPress, ghost: openGhost, markdown: openMarkdown, text: openText };

/** The kinds of source that are taken in. */
export type SourceKind = keyof typeof OPENERS;

export const isSourceKind = (kind: string): kind is SourceKind => Object.hasOwn(OPENERS, kind);

/** Opens a file or folder. @throws SourceError when it is not there, or not of that kind. */
export const openSource = (kind: SourceKind, place: string): Promise<Source> => OPENERS[kind](place);
