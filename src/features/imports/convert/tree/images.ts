import type { Element } from 'hast';
import type { PhrasingContent } from 'mdast';
import type { Conversion } from '../conversion.ts';
import { attribute, hasClass } from '../html/elements.ts';
import { picture } from './pictures.ts';

/** An image of a page: a picture, or the sign that it stands for; one that only counts readers is dropped. */
export function imageOf(node: Element, conversion: Conversion): PhrasingContent[] {
  const alt = attribute(node, 'alt');
  if (hasClass(node, /\b(?:wp-smiley|emoji)\b/)) return [{ type: 'text', value: alt }];
  const src = addressOf(node);
  if (src === '' || isCounter(node)) return alt ? [{ type: 'text', value: alt }] : [];
  return picture(src, alt, conversion);
}

/** Pages that load pictures late keep the address aside. */
function addressOf(node: Element) {
  const src = attribute(node, 'src').trim();
  const later =
    attribute(node, 'dataSrc') || attribute(node, 'dataLazySrc') || attribute(node, 'dataOriginal');
  return later && (src === '' || src.startsWith('data:')) ? later.trim() : src;
}

const isCounter = (node: Element) =>
  /^[01](?:px)?$/.test(attribute(node, 'width')) && /^[01](?:px)?$/.test(attribute(node, 'height'));

/** A picture that was found on this site by its key. */
export function ownPicture(node: Element): PhrasingContent[] {
  const url = attribute(node, 'src');
  return url.startsWith('/media/') ? [{ type: 'image', url, alt: attribute(node, 'alt') }] : [];
}
