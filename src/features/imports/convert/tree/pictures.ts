import type { BlockContent, Image, Paragraph, PhrasingContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { fileName, fullAddress, linkAddress, spokenAddress } from '../addresses.ts';
import type { Conversion } from '../conversion.ts';

/** A picture of this site where it is known, else a link to where it is, since no page asks a third party for one. */
export function picture(address: string, alt: string, conversion: Conversion): PhrasingContent[] {
  const full = address.startsWith('data:') ? address : fullAddress(address, conversion);
  const found = conversion.around.pictureAt(full) ?? conversion.around.pictureAt(address);
  if (found) return [{ type: 'image', url: found.src, alt: oneLine(alt || found.alt) }];
  const data = full.startsWith('data:');
  conversion.miss(data ? `${full.slice(0, 40)}…` : full);
  const url = linkAddress(full, conversion);
  const words = oneLine(alt) || (data ? '' : fileName(full));
  if (words === '') return [];
  return [
    url ? { type: 'link', url, children: [{ type: 'text', value: words }] } : { type: 'text', value: words },
  ];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A picture with its caption, as the site shows it. */
export const figure = ({ url, alt }: Image, caption: BlockContent[]): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name: 'Figure',
  attributes: [
    { type: 'mdxJsxAttribute', name: 'src', value: url },
    { type: 'mdxJsxAttribute', name: 'alt', value: alt ?? '' },
  ],
  children: caption,
});

/**
 * A paragraph with its pictures as figures of their own, where they stand before or after its words or say nothing to
 * those who cannot see them; others stay among the words.
 */
export function withFigures(paragraph: Paragraph): BlockContent[] {
  const blocks: BlockContent[] = [];
  let words: PhrasingContent[] = [];
  const close = () => {
    if (words.some((node) => !isSpace(node))) blocks.push({ type: 'paragraph', children: words });
    words = [];
  };
  const first = paragraph.children.findIndex((child) => !isSide(child));
  const last = paragraph.children.findLastIndex((child) => !isSide(child));
  paragraph.children.forEach((child, at) => {
    const shown = pictureIn(child);
    if (!shown || (shown.image.alt && first < at && at < last)) {
      words.push(child);
      return;
    }
    close();
    blocks.push(figure(shown.image, shown.caption));
  });
  close();
  return blocks;
}

const isSpace = (node: PhrasingContent) =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
const isSide = (node: PhrasingContent) => isSpace(node) || pictureIn(node) !== undefined;

/** A picture alone, in emphasis or in a link; where the link leads stands in the caption, unless it is to the picture. */
function pictureIn(node: PhrasingContent): { image: Image; caption: BlockContent[] } | undefined {
  if (node.type === 'image') return { image: node, caption: [] };
  if (node.type !== 'link' && node.type !== 'strong' && node.type !== 'emphasis') return undefined;
  const [only, ...more] = node.children.filter((child) => !isSpace(child));
  const inner = only && more.length === 0 ? pictureIn(only) : undefined;
  if (!inner || node.type !== 'link' || node.url.startsWith('/media/') || PICTURE_FILE.test(node.url))
    return inner;
  const words: PhrasingContent = { type: 'text', value: spokenAddress(node.url) };
  return { ...inner, caption: [{ type: 'paragraph', children: [{ ...node, children: [words] }] }] };
}

const PICTURE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#]|$)/i;
