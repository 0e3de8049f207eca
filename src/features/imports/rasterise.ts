import { renderAsync } from '@resvg/resvg-js';
import { kindOf } from '../media/rules/kinds.ts';

/** As wide as the still form of a picture. */
const WIDEST = 1600;

/** What a drawing would load: files of this machine among it. */
const OUTSIDE = /\bhref\s*=\s*(?:"(?!data:|#)[^"]*"|'(?!data:|#)[^']*')/gi;

/** A drawing as a PNG, since a drawing can carry scripts; any other file as it is. Nothing outside of it is loaded. */
export async function withoutVectors(bytes: Buffer): Promise<Buffer> {
  if (kindOf(bytes) !== 'svg') return bytes;
  const drawing = await renderAsync(bytes.toString('utf8').replace(OUTSIDE, ''), {
    fitTo: { mode: 'width', value: WIDEST },
  });
  return Buffer.from(drawing.asPng());
}
