/** The size that every network shows uncut, in pixels. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** INTERFACE's paper, ink and accents, as a renderer without oklch needs them. */
const PAPER = '#fdfaf5';
const INK = '#28201a';
const QUIET = '#6d635b';
const ACCENTS = { madder: '#7a2a2e', pine: '#1f4d4a' };

/** Each face is two files, of which the second has what lies beyond Western European Latin. */
const SERIF = 'Newsreader, Newsreader Extended';
const SANS = 'Hanken Grotesk, Hanken Grotesk Extended';

export interface Card {
  title: string;
  authors: string;
  siteName: string;
  accent: keyof typeof ACCENTS;
  direction: 'ltr' | 'rtl';
}

type Style = Record<string, string | number>;

/** An element as satori takes it. */
export interface CardElement {
  type: 'div';
  key: null;
  props: { style: Style; children?: string | CardElement[] };
}

const box = (style: Style, children?: string | CardElement[]): CardElement => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) },
});

/** Paper, the title as large as its length lets it, who wrote it and where. */
export function drawCard({ title, authors, siteName, accent, direction }: Card): CardElement {
  const side: Style =
    direction === 'rtl' ? { alignItems: 'flex-end', textAlign: 'right' } : { alignItems: 'flex-start' };
  const heading = headingOf(title, siteName);
  const bottom = direction === 'rtl' ? 'row-reverse' : 'row';
  return box(
    {
      flexDirection: 'column',
      justifyContent: 'space-between',
      boxSizing: 'border-box',
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      padding: '72px 84px 64px',
      backgroundColor: PAPER,
      color: INK,
      fontFamily: SERIF,
      ...side,
    },
    [
      box({ width: 88, height: 6, backgroundColor: ACCENTS[accent] }),
      box(
        {
          fontSize: titleSize(heading),
          lineHeight: 1.14,
          letterSpacing: '-0.015em',
          wordBreak: 'break-word',
          textWrap: 'balance',
          maxWidth: '100%',
        },
        heading,
      ),
      box(
        {
          width: '100%',
          flexDirection: bottom,
          justifyContent: 'space-between',
          alignItems: 'flex-end',
          gap: 48,
        },
        [
          box({ fontSize: 34, lineHeight: 1.25, maxWidth: 640 }, inkOnly(authors)),
          box({ fontSize: 27, color: QUIET, fontFamily: SANS, maxWidth: 380 }, inkOnly(siteName)),
        ],
      ),
    ],
  );
}

/** A title that the fonts can hardly draw says less than the site's name. */
function headingOf(title: string, siteName: string) {
  const drawn = inkOnly(title);
  return drawn.length * 2 < title.length ? inkOnly(siteName) : drawn;
}

/** Pixels: a title of any permitted length stays within five lines. */
function titleSize(title: string) {
  const { length } = title;
  if (length <= 28) return 104;
  if (length <= 60) return 84;
  if (length <= 110) return 66;
  return 52;
}

/** Letters of scripts that the card's fonts do not have. */
const UNDRAWN =
  /[^\p{Script=Latin}\p{Script=Inherited}\u0020-\u00FF\u2000-\u206F\u20A0-\u20BF\u2122\u2190-\u2193]/gu;

/** A text in another script would be a row of empty boxes, so it is left out. */
const inkOnly = (text: string) => text.normalize('NFC').replace(UNDRAWN, '').replace(/\s+/g, ' ').trim();
