import { SaxesParser } from 'saxes';
import { FieldError } from '../../../errors.ts';

/** One line of an outline with those below it; attribute names in lower case. */
export interface Outline {
  attributes: Record<string, string>;
  under: Outline[];
}

/** More is no menu but an archive, and nests for no reader. */
const MOST_OUTLINES = 5_000;
const DEEPEST = 40;

/**
 * Reads an outline of OPML 1 or 2 (opml.org/spec2.opml). A document type is refused, since with it come entities.
 * @throws FieldError that says what is wrong, and in which line.
 */
export function readOutline(text: string): { title: string; outlines: Outline[] } {
  const parser = new SaxesParser({ position: true });
  const root: Outline = { attributes: {}, under: [] };
  const open = [root];
  let [title, inTitle, isOpml, count] = ['', false, false, 0];
  const refuse = (what: 'broken' | 'doctype' | 'tooMuch') => {
    throw new FieldError('UNPROCESSABLE', 'text', (w) => w.menus.opml[what](parser.line));
  };
  parser.on('doctype', () => refuse('doctype'));
  parser.on('error', () => refuse('broken'));
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'opml') isOpml = true;
    if (name === 'title' && count === 0) inTitle = true;
    if (name !== 'outline') return;
    count += 1;
    if (count > MOST_OUTLINES || open.length > DEEPEST) refuse('tooMuch');
    const lower = Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]);
    const outline: Outline = { attributes: Object.fromEntries(lower), under: [] };
    open.at(-1)?.under.push(outline);
    open.push(outline);
  });
  parser.on('text', (words) => {
    if (inTitle) title += words;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'title') inTitle = false;
    if (name === 'outline') open.pop();
  });
  parser.write(text).close();
  if (!isOpml) refuse('broken');
  return { title: title.trim(), outlines: root.under };
}
