import type { Conversion } from '../conversion.ts';
import { escapeHtml } from '../html/escape.ts';
import { type Attributes, EXPANSIONS, galleryOf } from './expansions.ts';

/** What the shortcodes of page builders begin with: WPBakery, Divi, Avada, Enfold, Cornerstone, Shortcodes Ultimate. */
const BUILDERS = /^(?:vc|et_pb|fusion|av|cs|su)_/;

/** Columns and boxes by the names that many themes gave them. */
const LAYOUT =
  /^(?:row|columns?|col|section|container|(?:one|two|three|four)_(?:half|third|fourth|fifth|sixth)(?:_last)?|last|clear|divider)$/;

export const isBuilder = (name: string) => BUILDERS.test(name) || LAYOUT.test(name);

/** What stands within a line. */
const INLINE = /(?:dropcap|highlight|tooltip|popover|label|icon|span)$/;
const BUTTON = /(?:btn|button)$/;
const HEADING = /(?:heading|title|fullwidth_header)$/;
const QUOTE = /(?:quote|testimonial)$/;

/** Where builders keep words, what words lead to, and what is shown. */
const TITLES = ['title', 'heading', 'question', 'h2', 'text', 'name'];
const WORDS = ['subhead', 'subtitle', 'content', 'job_title', 'position', 'description'];
const BUTTON_WORDS = ['button_text', 'button_one_text', 'label', 'title', 'text'];
const LINKS = ['button_url', 'button_one_url', 'url', 'link', 'href'];
const PICTURES = ['src', 'image', 'image_url', 'portrait_url', 'picture', 'photo'];
const GALLERIES = ['gallery_ids', 'images', 'ids', 'image_ids'];

/**
 * What a page builder's shortcode says to readers: its words, its pictures, its links. Where things stood is gone.
 * @returns undefined for one that said nothing by itself, such as a list of essays or a form.
 */
export function fromBuilder(
  name: string,
  given: Attributes,
  within: string,
  conversion: Conversion,
): string | undefined {
  const attributes = readable(given);
  const said = (names: string[]) => names.map((one) => attributes[one]).find((one) => one?.trim());
  const known = EXPANSIONS.get(name.replace(BUILDERS, ''))?.(attributes, within, conversion);
  if (known !== undefined) return known;
  if (INLINE.test(name)) return within;
  if (name.endsWith('raw_html')) return decodedHtml(within);
  const link = linkIn(said(LINKS));
  if (BUTTON.test(name)) {
    const words = within.trim() || escaped(said(BUTTON_WORDS) ?? link ?? '');
    return link ? `\n\n<a href="${escaped(link)}">${words}</a>\n\n` : paragraphs([words]);
  }
  const title = said(TITLES);
  const button = said(BUTTON_WORDS.slice(0, 2));
  const parts = [
    shown(said(PICTURES), said(GALLERIES), attributes.alt ?? '', conversion),
    title === undefined ? '' : titled(name, escaped(title), attributes),
    ...WORDS.map((one) => escaped(attributes[one] ?? '')),
    QUOTE.test(name) && within.trim() ? `<blockquote>\n\n${within.trim()}\n\n</blockquote>` : within,
    escaped((QUOTE.test(name) && (attributes.author ?? attributes.cite)) || ''),
    button && link ? `<a href="${escaped(link)}">${escaped(button)}</a>` : '',
  ];
  const html = paragraphs(parts);
  return html === '' && !EMPTY.test(name) ? undefined : html;
}

/** Room and lines, which nobody will miss. */
const EMPTY =
  /(?:separator|divider|empty_space|spacer|hr|clear|section|container|row|column|row_inner|column_inner|text|textblock)$|^(?:last|one_|two_|three_)/;

const paragraphs = (parts: string[]) =>
  parts.some((part) => part.trim() !== '')
    ? `\n\n${parts.filter((part) => part.trim() !== '').join('\n\n')}\n\n`
    : '';

function titled(name: string, title: string, { font_container: font = '', tag, level, size }: Attributes) {
  if (!HEADING.test(name)) return `<strong>${title}</strong>`;
  const rank = /h([1-6])/.exec(`${font} ${tag ?? ''} ${level ?? ''}`)?.[1] ?? /^[1-6]$/.exec(size ?? '')?.[0];
  return `<h${rank ?? 3}>${title}</h${rank ?? 3}>`;
}

/** Pictures by their address, or by the number that the source knows them by. */
function shown(picture = '', gallery = '', alt: string, conversion: Conversion): string {
  const numbers = /^[\d\s,]+$/.test(picture) ? picture : gallery;
  if (numbers !== '') return galleryOf(numbers, conversion);
  return /^(?:https?:)?\//i.test(picture) ? `<img src="${escaped(picture)}" alt="${escaped(alt)}">` : '';
}

/** Builders write links as they are, or among other settings: `url:https%3A%2F%2Fexample.org|title:Read`. */
function linkIn(said: string | undefined): string | undefined {
  if (said === undefined) return undefined;
  const [, encoded] = /(?:^|\|)url:([^|]*)/.exec(said) ?? [];
  const address = encoded === undefined ? said.replace(/^manually,/, '') : decoded(encoded);
  return /^(?:https?:|mailto:|tel:|\/|#)/i.test(address) ? address : undefined;
}

/** Quotation marks and brackets cannot stand in a shortcode, so builders write them otherwise. */
const readable = (given: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value
        .replaceAll('``', '"')
        .replaceAll('`{`', '[')
        .replaceAll('`}`', ']')
        .replace(/%(22|91|93)/g, (_, code: string) => ({ 22: '"', 91: '[', 93: ']' })[code] ?? ''),
    ]),
  );

/** Escaped, but for the references that are there already. */
const escaped = (text: string) => escapeHtml(text).replace(/&amp;(?=(?:#\d+|#x[\da-f]+|[a-z]+);)/gi, '&');

const decodedHtml = (text: string) => {
  const bytes = Buffer.from(text.replace(/<\/?p>|<br\s*\/?>|\s/g, ''), 'base64').toString('utf8');
  return `\n\n${decoded(bytes)}\n\n`;
};

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
