import Aside from './Aside.astro';
import ContentNote from './ContentNote.astro';
import Crisis from './Crisis.astro';
import Edition from './Edition.astro';
import Figure from './Figure.astro';
import Image from './Image.astro';
import LineBreak from './LineBreak.astro';
import Note from './Note.astro';
import PullQuote from './PullQuote.astro';
import Resources from './Resources.astro';
import Rule from './Rule.astro';

/** The components that an essay's text may name, as a page shows them. */
export const vocabulary = {
  Aside,
  ContentNote,
  Crisis,
  Edition,
  Figure,
  Note,
  PullQuote,
  Resources,
  img: Image,
  // The MDX renderer closes these as XML does, which is not valid HTML.
  br: LineBreak,
  hr: Rule,
};
