import Aside from './Aside.astro';
import ContentNote from './ContentNote.astro';
import Crisis from './Crisis.astro';
import Edition from './Edition.astro';
import Figure from './Figure.astro';
import Note from './Note.astro';
import PullQuote from './PullQuote.astro';
import Resources from './Resources.astro';

/** The components that an essay's text may name, as a page shows them. */
export const vocabulary = { Aside, ContentNote, Crisis, Edition, Figure, Note, PullQuote, Resources };
