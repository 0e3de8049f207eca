import sansLatin from '@fontsource/hanken-grotesk/files/hanken-grotesk-latin-500-normal.woff?inline';
import sansExtended from '@fontsource/hanken-grotesk/files/hanken-grotesk-latin-ext-500-normal.woff?inline';
import serifLatin from '@fontsource/newsreader/files/newsreader-latin-500-normal.woff?inline';
import serifExtended from '@fontsource/newsreader/files/newsreader-latin-ext-500-normal.woff?inline';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import type { SiteSettings } from '../site/rules.ts';
import type { Essay } from './queries/essay.ts';
import { CARD_HEIGHT, CARD_WIDTH, drawCard } from './rules/card.ts';
import { directionOf } from './rules/language.ts';

const font = (name: string, file: string): Font => ({
  name,
  data: Buffer.from(file.slice(file.indexOf(',') + 1), 'base64'),
  weight: 500,
  style: 'normal',
});

const fonts = [
  font('Newsreader', serifLatin),
  font('Newsreader Extended', serifExtended),
  font('Hanken Grotesk', sansLatin),
  font('Hanken Grotesk Extended', sansExtended),
];

/** The picture that others show beside a link to an essay, as PNG. */
export async function essayCard(essay: Essay, site: SiteSettings): Promise<Uint8Array<ArrayBuffer>> {
  const names = essay.bylines.map((byline) => byline.name);
  const drawing = drawCard({
    title: essay.title,
    authors: new Intl.ListFormat(site.language).format(names),
    siteName: site.name,
    accent: site.accent,
    direction: directionOf(essay.lang),
  });
  const svg = await satori(drawing, { width: CARD_WIDTH, height: CARD_HEIGHT, fonts });
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return new Uint8Array(image.asPng());
}
