import type { Arrival, ArrivedMedia } from '../../rules/arrivals.ts';
import { decoded, originalOf, variantsOf } from '../picture-addresses.ts';
import { picturesIn } from '../pictures.ts';
import { plain } from '../plain.ts';
import { whys } from '../words.ts';
import type { Item } from './item.ts';
import { remainder, type Telling } from './telling.ts';

/** An attachment: what was uploaded, with the words that stand for it and under it. */
export function mediaOf(item: Item, telling: Telling): Arrival {
  const named = [item.fileAddress, item.guid].filter(
    (address) => /^https?:\/\//i.test(address) && !/[?&](p|attachment_id)=/.test(address),
  );
  const urls = [...new Set(named)];
  const file = fileBelowUploads(item.meta.get('_wp_attached_file'), urls);
  const title = plain(item.title);
  if (urls.length === 0 && !file)
    return remainder(telling, {
      of: 'media',
      key: `item ${item.key}`,
      title,
      why: whys.noFile,
      line: item.line,
    });
  return {
    kind: 'media',
    key: item.key,
    urls,
    file,
    name: file?.split('/').at(-1) ?? title,
    alt: plain(item.meta.get('_wp_attachment_image_alt') ?? ''),
    caption: plain(item.excerpt),
    line: item.line,
  };
}

/** The pictures that a text shows although the file tells of no upload for them, as exports without attachments do. */
export function* untoldPictures(content: string, telling: Telling): Generator<ArrivedMedia> {
  const { address: site, uploads } = telling.survey;
  for (const { address, alt } of picturesIn(content)) {
    const url = URL.parse(address.startsWith('//') ? `https:${address}` : address, site || undefined)?.href;
    if (!url || !/^https?:/.test(url) || variantsOf(url).some((one) => uploads.has(one))) continue;
    const key = originalOf(url);
    if (telling.pictures.has(key)) continue;
    telling.pictures.add(key);
    const file = fileBelowUploads(undefined, [url]);
    yield { kind: 'media', key, urls: [url], file, name: key.split('/').at(-1) ?? '', alt, caption: '' };
  }
}

/** Where the file lies below `wp-content/uploads`; a path that leads anywhere else is not followed. */
function fileBelowUploads(told: string | undefined, urls: string[]): string | undefined {
  const derived = urls
    .map((url) => /\/(?:uploads|files)\/(?:sites\/\d+\/)?([^?#]+)/.exec(url)?.[1])
    .find(Boolean);
  const dated = urls.map((url) => /\.files\.wordpress\.com\/([^?#]+)/.exec(url)?.[1]).find(Boolean);
  const path = decoded((told || derived || dated) ?? '');
  const isBelow = path !== '' && !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|:\/\//i.test(path);
  return isBelow ? path : undefined;
}
