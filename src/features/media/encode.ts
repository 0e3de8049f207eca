import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { DomainError, FieldError } from '../../errors.ts';
import { isKind, kindOf, REFUSALS } from './rules/kinds.ts';
import { type Claim, MAX_PIXELS, refusalOf, storedSize, widthsOf } from './rules/sizes.ts';

/** A picture in all the forms in which it is stored. Nothing of the file it came from is in them but its pixels. */
export interface Encoded {
  width: number;
  height: number;
  animated: boolean;
  /** By file name. */
  files: Map<string, Buffer>;
}

// Whatever a file claims to be, only these decoders ever see it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
});
// Pictures are made one at a time, and readers share the processor with them.
sharp.concurrency(1);
sharp.cache(false);

const SECONDS_AT_MOST = 30;
const STILL_WIDTH = 1600;
const JPEG = { quality: 82, mozjpeg: true };
const WEBP = { quality: 80 };
const MOVING_WEBP = { quality: 72, effort: 2 };
// Four times as fast as the next effort, at the same size.
const AVIF = { quality: 55, effort: 1 };

/** @throws FieldError in words when the file is no picture that is taken in. */
export async function encodePicture(file: Buffer): Promise<Encoded> {
  const claim = await readClaim(file);
  return claim.frames > 1 ? encodeMoving(file, claim) : encodeStill(file, claim);
}

async function readClaim(file: Buffer): Promise<Claim> {
  const kind = kindOf(file);
  if (!isKind(kind)) throw refused(REFUSALS[kind]);
  const { autoOrient, pages, format } = await decoding(
    // A file's head is read however many pixels it claims, so that the reason can name them.
    open(file, { limitInputPixels: false }).metadata(),
  );
  if (format !== kind) throw refused(REFUSALS.unknown);
  const claim = { ...autoOrient, frames: pages ?? 1 };
  const reason = refusalOf(claim);
  if (reason) throw refused(reason);
  return claim;
}

/** Decoded once, upright and in sRGB; every form is made from that. */
async function encodeStill(file: Buffer, claim: Claim): Promise<Encoded> {
  const { data, info } = await decoding(
    open(file)
      .autoOrient()
      .toColourspace('srgb')
      .resize({ ...storedSize(claim), fit: 'fill' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  const pixels = (width: number) => sharp(data, { raw: { ...info, channels } }).resize({ width });
  const files = new Map<string, Buffer>();
  for (const each of widthsOf({ width, animated: false })) {
    files.set(`${each}.webp`, await pixels(each).webp(WEBP).toBuffer());
    files.set(`${each}.avif`, await pixels(each).avif(AVIF).toBuffer());
  }
  await addStill(files, pixels(Math.min(width, STILL_WIDTH)), await isOpaque(pixels(width)));
  return { width, height, animated: false, files };
}

/** The moving form for those who like motion, and its first frame for those who do not. */
async function encodeMoving(file: Buffer, claim: Claim): Promise<Encoded> {
  const { width, height } = storedSize(claim);
  const moving = open(file, { animated: true }).resize({ width, height, fit: 'fill' }).webp(MOVING_WEBP);
  const files = new Map([[`${width}.webp`, await decoding(moving.toBuffer())]]);
  const first = await decoding(open(file).resize({ width, height, fit: 'fill' }).png().toBuffer());
  await addStill(files, sharp(first), await isOpaque(sharp(first)));
  return { width, height, animated: true, files };
}

async function addStill(files: Map<string, Buffer>, picture: Sharp, opaque: boolean) {
  if (opaque) files.set('still.jpg', await picture.removeAlpha().jpeg(JPEG).toBuffer());
  else files.set('still.png', await picture.png().toBuffer());
}

const isOpaque = async (picture: Sharp) => (await picture.stats()).isOpaque;

const open = (file: Buffer, more: SharpOptions = {}) =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', ...more }).timeout({
    seconds: SECONDS_AT_MOST,
  });

const refused = (reason: string) => new FieldError('UNPROCESSABLE', 'file', reason);

/** What fails while a file is decoded fails because of the file. */
async function decoding<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw refused('This picture is damaged or cut off. Save it anew and add that.');
  }
}

const MOST_WAITING = 8;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes one picture at a time, so that a pile of them leaves the processor to readers.
 * @throws DomainError UNAVAILABLE when too many wait already, since each holds memory.
 */
export async function encodeInTurn(file: Buffer): Promise<Encoded> {
  if (waiting >= MOST_WAITING)
    throw new DomainError(
      'UNAVAILABLE',
      'Many pictures are being prepared. Please try again in a minute.',
      60,
    );
  waiting++;
  const turn = last.then(() => encodePicture(file)).finally(() => waiting--);
  last = turn.catch(() => {});
  return turn;
}
