import type { ArrivedText } from '../rules/arrivals.ts';
import type { ConvertedText, Surroundings } from '../rules/convert.ts';
import { Conversion } from './conversion.ts';
import { convertHtml } from './document.ts';
import { cleanText } from './html/visible.ts';
import { markdownToHtml } from './markdown/page.ts';
import { convertMdx } from './mdx.ts';
import { wordpressToHtml } from './wordpress/page.ts';

/** Every format a text arrives in, as the site's MDX. */
const CONVERSIONS: Record<ArrivedText['format'], (text: string, conversion: Conversion) => string> = {
  wordpress: (text, conversion) => convertHtml(wordpressToHtml(text, conversion), conversion),
  html: convertHtml,
  markdown: (text, conversion) => convertHtml(markdownToHtml(text, conversion), conversion),
  mdx: convertMdx,
};

/** A foreign text in the site's MDX, with an account of what could not come over as it was. */
export function convertText({ format, text }: ArrivedText, around: Surroundings): ConvertedText {
  const conversion = new Conversion(around);
  return { body: CONVERSIONS[format](cleanText(text), conversion), ...conversion.account() };
}
