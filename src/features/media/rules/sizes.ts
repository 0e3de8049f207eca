const MEGA = 1_000_000;

/** A photograph as a camera makes it; more would only be thrown away. */
export const MAX_FILE_MB = 10;
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;

/** A file with the form around it. */
export const MAX_UPLOAD_BYTES = MAX_FILE_BYTES + 64 * 1024;

/** A small file can unfold to any number of pixels, and each costs memory while the picture is made smaller. */
export const MAX_MEGAPIXELS = 40;
export const MAX_PIXELS = MAX_MEGAPIXELS * MEGA;

/** WebP holds no longer side than 16,383 pixels. */
export const MAX_SIDE = 16_000;

export const MAX_FRAMES = 300;

/** What one member's pictures may fill: some five hundred photographs in all their forms. */
export const QUOTA_MB = 500;
export const QUOTA_BYTES = QUOTA_MB * 1024 * 1024;

/** What a file says of itself before any pixel is decoded. */
export interface Claim {
  width: number;
  height: number;
  frames: number;
}

/** Why a picture of that size is refused, and what to do; undefined when it is not. */
export function refusalOf({ width, height, frames }: Claim): string | undefined {
  const megapixels = Math.ceil((width * height * frames) / MEGA);
  if (frames > MAX_FRAMES)
    return `This has ${frames} moving pictures; at most ${MAX_FRAMES} are taken. Shorten it and add that.`;
  if (megapixels > MAX_MEGAPIXELS)
    return `This has ${megapixels} megapixels; at most ${MAX_MEGAPIXELS} are taken. Make it smaller and add that.`;
  if (Math.max(width, height) > MAX_SIDE)
    return `This is longer than ${MAX_SIDE.toLocaleString('en')} pixels. Cut it into parts and add those.`;
  return undefined;
}

/** The text is at most some 700 px wide; the widest form serves a screen with three pixels to each of them. */
const WIDTHS = [480, 960, 1600, 2400];
const MOST_STORED_PIXELS = 6 * MEGA;

/** Every frame of a moving picture costs as much as a still one. */
const WIDEST_MOVING = 960;

/** The size of a picture's largest stored form. */
export function storedSize({ width, height, frames }: Claim) {
  const widest = frames > 1 ? WIDEST_MOVING : Math.max(...WIDTHS);
  const shrunk = Math.min(1, widest / width, Math.sqrt(MOST_STORED_PIXELS / (width * height)));
  return {
    width: Math.max(1, Math.round(width * shrunk)),
    height: Math.max(1, Math.round(height * shrunk)),
  };
}

/** The widths in which a picture is stored; one close to its own would spare a reader nothing. */
export function widthsOf({ width, animated }: { width: number; animated: boolean }): number[] {
  return animated ? [width] : [...WIDTHS.filter((narrower) => narrower < width * 0.85), width];
}
