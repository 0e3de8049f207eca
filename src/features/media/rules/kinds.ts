/** The kinds of picture that are taken in. */
export const KINDS = ['jpeg', 'png', 'webp', 'gif'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that people have, and that are refused with a reason of their own. */
type Refused = 'svg' | 'avif' | 'heic' | 'unknown';

const letters = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is by its first bytes, whatever its name says. */
export function kindOf(bytes: Uint8Array): Kind | Refused {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (/^GIF8[79]a/.test(letters(bytes, 0, 6))) return 'gif';
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 12) === 'WEBP') return 'webp';
  if (letters(bytes, 4, 8) === 'ftyp') return /avi[fs]/.test(letters(bytes, 8, 32)) ? 'avif' : 'heic';
  return /<svg[\s>]/i.test(letters(bytes, 0, 1024)) ? 'svg' : 'unknown';
}

export const isKind = (kind: Kind | Refused): kind is Kind => KINDS.some((one) => one === kind);

const INSTEAD = 'Save it as JPEG, PNG, WebP or GIF and add that.';

/** Why a kind is refused, and what to do. */
export const REFUSALS: Record<Refused, string> = {
  svg: 'This is an SVG drawing, which can carry scripts. Save it as PNG and add that.',
  avif: `This is an AVIF picture, which not every program can read. ${INSTEAD}`,
  heic: 'This is a film or a picture in the form that some phones keep, such as HEIC. Save it as JPEG and add that.',
  unknown: 'Whatever its name says, this is no picture that the site can read. Add a JPEG, PNG, WebP or GIF.',
};
