import type { ArrivedMedia, ArrivedRemainder } from '../../rules/arrivals.ts';
import { documentOf } from './documents.ts';
import { isRecord, wordsIn } from './fields.ts';
import type { Front } from './front-matter.ts';
import { pictureOf, shownIn } from './pictures.ts';
import { isText } from './place.ts';
import type { MarkdownSite } from './site.ts';
import { readMarkdown } from './text.ts';

type Picture = ArrivedMedia | ArrivedRemainder;

/** Every picture that the folder's texts show, each once, with all the addresses by which they name it. */
export async function picturesOf(site: MarkdownSite): Promise<Picture[]> {
  const pictures = new Map<string, Picture>();
  for (const file of site.folder.files) {
    if (!isText(file, site.flavour)) continue;
    const text = await readMarkdown(file, site);
    if (!('body' in text)) continue;
    const at = { file, base: documentOf(text, site).paths[0] ?? '/' };
    const head = headOf(text.front);
    for (const shown of [...(head ? [head] : []), ...shownIn(text.body)])
      note(pictures, pictureOf(shown, at, site));
  }
  return [...pictures.values()];
}

function note(pictures: Map<string, Picture>, picture: Picture) {
  const known = pictures.get(picture.key);
  if (known?.kind !== 'media' || picture.kind !== 'media') {
    if (!known) pictures.set(picture.key, picture);
    return;
  }
  known.urls = [...new Set([...known.urls, ...picture.urls])];
  known.alt ||= picture.alt;
}

/** The key of the picture at a text's head, if it lies in the folder or can be fetched. */
export function headKey(
  front: Front,
  at: { file: string; base: string },
  site: MarkdownSite,
): string | undefined {
  const head = headOf(front);
  const picture = head && pictureOf(head, at, site);
  return picture?.kind === 'media' ? picture.key : undefined;
}

const FIELDS = [
  'image',
  'image.path',
  'image.src',
  'image.url',
  'cover',
  'cover.image',
  'featured_image',
  'thumbnail',
  'heroImage',
  'hero_image',
  'banner',
  'header.image',
];

function headOf(front: Front) {
  const about = [front.image, front.cover].find(isRecord) ?? front;
  const address = wordsIn(front, ...FIELDS);
  return address === '' ? undefined : { address, alt: wordsIn(about, 'alt', 'image_alt', 'heroImageAlt') };
}
