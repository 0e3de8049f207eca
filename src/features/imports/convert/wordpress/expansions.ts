import type { Conversion } from '../conversion.ts';
import { escapeHtml } from '../html/escape.ts';
import { NOTE_WITHIN } from '../html/notes.ts';

/** What stands in a shortcode's brackets: by name, or by number where there is none. */
export type Attributes = Record<string, string>;

/** The HTML that a shortcode stands for; undefined when it does not say enough. */
type Expansion = (attributes: Attributes, within: string, conversion: Conversion) => string | undefined;

/** The element that stands for a picture which is on this site already. */
export const OWN_PICTURE = 'own-picture';

const VIDEO_FILES = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'wmv', 'mov', 'link', 'url', '0'];
const AUDIO_FILES = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'audio', 'url', '0'];

const note: Expansion = (_attributes, within) =>
  within.trim() === '' ? undefined : `<${NOTE_WITHIN}>${within}</${NOTE_WITHIN}>`;
const player =
  (tag: string, names: string[]): Expansion =>
  (attributes, within) => {
    const address = names.map((name) => attributes[name]?.replace(/^:/, '')).find((value) => value);
    return address ? `<p><${tag} src="${escapeHtml(address)}"></${tag}></p>${within}` : within || undefined;
  };
const address: Expansion = (attributes, within) => {
  const said = within.trim() || attributes.url || attributes.src || attributes[0];
  return said && /^(?:https?:)?\/\//i.test(said) ? `<p>${escapeHtml(said)}</p>` : undefined;
};
/** A video by its address, or by its number at one house. */
const videoAt =
  (house: string): Expansion =>
  (attributes, within) => {
    const said = within.trim() || attributes.id || attributes.url || attributes[0];
    if (!said) return undefined;
    return `<p><video src="${escapeHtml(/^[\w-]+$/.test(said) ? house + said : said)}"></video></p>`;
  };

/** A picture and its caption: in an attribute until WordPress 3.4, since then after the picture. */
const caption: Expansion = (attributes, within) => {
  const [, picture = within, after = ''] =
    /^\s*((?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(within) ?? [];
  const words = attributes.caption ? escapeHtml(attributes.caption) : after.trim();
  return `<figure>${picture}<figcaption>${words.replace(/\s*\n\s*/g, '<br>')}</figcaption></figure>`;
};

const gallery: Expansion = ({ ids, include, images, gallery_ids }, _within, conversion) => {
  const keys = ids ?? include ?? images ?? gallery_ids;
  return keys ? galleryOf(keys, conversion) : undefined;
};

/** The pictures that the source knows by these numbers; one that did not come is a picture of the source still. */
export const galleryOf = (numbers: string, conversion: Conversion): string =>
  numbers
    .split(/[\s,]+/)
    .map((key) => (key === '' ? '' : pictureOf(key, conversion)))
    .join('');

function pictureOf(key: string, conversion: Conversion): string {
  const { pictureOf, lostPictureOf } = conversion.around;
  const here = pictureOf(key);
  const found = here ?? lostPictureOf(key);
  if (!found) {
    conversion.lose((w) => w.galleryPicture(key));
    return '';
  }
  const [tag, src, alt] = [here ? OWN_PICTURE : 'img', escapeHtml(found.src), escapeHtml(found.alt)];
  const picture = `<${tag} src="${src}" alt="${alt}">${here ? `</${tag}>` : ''}`;
  return `<figure>${picture}<figcaption>${escapeHtml(found.caption)}</figcaption></figure>`;
}

/** The shortcodes of WordPress itself, of its hosted sister, and of the plugins for notes that most sites had. */
export const EXPANSIONS: ReadonlyMap<string, Expansion> = new Map<string, Expansion>([
  ['caption', caption],
  ['wp_caption', caption],
  ['gallery', gallery],
  ['audio', player('audio', AUDIO_FILES)],
  ['video', player('video', VIDEO_FILES)],
  ['embed', address],
  ['youtube', videoAt('https://www.youtube.com/watch?v=')],
  ['vimeo', videoAt('https://vimeo.com/')],
  ['dailymotion', videoAt('https://www.dailymotion.com/video/')],
  ['soundcloud', address],
  ['spotify', address],
  ['ref', note],
  ['footnote', note],
  ['fn', note],
  ['efn_note', note],
  ['mfn', note],
]);
