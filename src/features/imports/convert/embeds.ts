import type { PhrasingContent } from 'mdast';
import { textWords } from '#src/words/words.ts';
import { decoded, fullAddress, linkAddress, spokenAddress } from './addresses.ts';
import type { Conversion } from './conversion.ts';

export type EmbedKind = 'video' | 'audio' | 'embedded';

/** Addresses that players use, and the pages that they are about. */
const PLAYERS: [pattern: RegExp, page: string][] = [
  [
    /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]+).*$/i,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/i, 'https://vimeo.com/$1'],
  [
    /^https?:\/\/(?:www\.)?dailymotion\.com\/(?:embed|swf)\/video\/(\w+).*$/i,
    'https://www.dailymotion.com/video/$1',
  ],
  [/^https?:\/\/open\.spotify\.com\/embed\/(.+)$/i, 'https://open.spotify.com/$1'],
  [/^https?:\/\/(?:w\.)?soundcloud\.com\/player\/?\?(?:.*&)?url=(https?[^&]+).*$/i, '$1'],
];

const VIDEO =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|wordpress\.tv|ted\.com|videopress\.com|twitch\.tv)\//i;
const AUDIO =
  /^https?:\/\/(?:[\w-]+\.)*(?:soundcloud\.com|spotify\.com|mixcloud\.com|bandcamp\.com|audioboom\.com)\//i;
const VIDEO_FILE = /\.(?:mp4|m4v|webm|ogv|mov|wmv|avi|flv|mkv)(?:[?#]|$)/i;
const AUDIO_FILE = /\.(?:mp3|m4a|ogg|oga|wav|flac|aac|wma)(?:[?#]|$)/i;

/** What an address plays, if it does. */
export function kindOfEmbed(address: string): EmbedKind | undefined {
  if (VIDEO.test(address) || VIDEO_FILE.test(address)) return 'video';
  if (AUDIO.test(address) || AUDIO_FILE.test(address)) return 'audio';
  return undefined;
}

/** A link that says what it leads to, in place of what would have been fetched from there. */
export function embedLink(address: string, conversion: Conversion, kind?: EmbedKind): PhrasingContent[] {
  const page = pageOf(fullAddress(address.startsWith('//') ? `https:${address}` : address, conversion));
  const url = linkAddress(page, conversion);
  const says = textWords(conversion.around.language)[kind ?? kindOfEmbed(page) ?? 'embedded'];
  if (url) return [{ type: 'link', url, children: [{ type: 'text', value: says(spokenAddress(page)) }] }];
  conversion.lose((w) => w.embed);
  return [];
}

function pageOf(address: string): string {
  for (const [pattern, page] of PLAYERS) {
    if (!pattern.test(address)) continue;
    const found = address.replace(pattern, page);
    return URL.canParse(found) ? found : decoded(found);
  }
  return address;
}
