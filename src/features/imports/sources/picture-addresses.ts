/** What WordPress appends to the name of a smaller, turned or once scaled copy: `tea-300x200.jpg`, `tea-scaled.jpg`. */
const COPY = /-(\d{1,5}x\d{1,5}|scaled|rotated)(?=\.[a-z0-9]{2,5}$)/i;

/** What Ghost puts into the path of a smaller copy: `content/images/size/w600/2020/01/tea.jpg`. */
const SIZE = /(\/content\/images\/)size\/[wh]\d+(?:h\d+)?\/(?:format\/\w+\/)?/;

/** Networks that serve copies of other sites' pictures under their own name: `i0.wp.com/example.org/tea.jpg`. */
const PROXIES = /^i\d\.wp\.com$/;

/**
 * The address of the picture that one in a text is a copy of, without scheme, `www.`, query and size, so that two
 * addresses of one picture are the same words.
 */
export const originalOf = (address: string): string => bare(address).replace(SIZE, '$1').replace(COPY, '');

/** Every name a copy's original may go by, the likeliest first: itself, its full size, and a full size that was scaled. */
export function variantsOf(address: string): string[] {
  const itself = bare(address);
  const original = originalOf(address);
  return [...new Set([itself, original, original.replace(/(\.[a-z0-9]{2,5})$/i, '-scaled$1')])];
}

function bare(address: string): string {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (!url) return decoded(address.replace(/[?#].*$/, ''));
  if (PROXIES.test(url.hostname)) return decoded(url.pathname.slice(1)).replace(/^www\./, '');
  return url.host.replace(/^www\./, '') + decoded(url.pathname);
}

/** Percent-encoding is undone where it is sound; a broken one stays as it is written. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
