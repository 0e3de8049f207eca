import { words } from '../../../words/words.ts';

/** What readers say of single things. A report is written down once, so it is in one language. */
export const { remarks, whys } = words('en').sources;
