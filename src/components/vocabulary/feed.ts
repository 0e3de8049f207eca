import Aside from './feed/Aside.astro';
import ContentNote from './feed/ContentNote.astro';
import Crisis from './feed/Crisis.astro';
import Edition from './feed/Edition.astro';
import Figure from './feed/Figure.astro';
import Note from './feed/Note.astro';
import PullQuote from './feed/PullQuote.astro';
import Resources from './feed/Resources.astro';

/** The same vocabulary as plain HTML with absolute addresses, for readers of feeds. */
export const vocabulary = { Aside, ContentNote, Crisis, Edition, Figure, Note, PullQuote, Resources };
