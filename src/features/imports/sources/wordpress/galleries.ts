const GALLERY = /\[gallery\b([^[\]]*)\]/g;

/**
 * Names the pictures of each gallery that shows whatever was uploaded to an essay, its own or another: only the export
 * knows what that was.
 */
export function nameGalleryPictures(
  content: string,
  key: string,
  attached: ReadonlyMap<string, readonly { key: string }[]>,
): string {
  return content.replaceAll(GALLERY, (written: string, said: string) => {
    if (/\b(?:ids|include)\s*=/.test(said)) return written;
    const of = /\bid\s*=\s*["']?(\d+)/.exec(said)?.[1] ?? key;
    const left = (/\bexclude\s*=\s*["']?([\d\s,]+)/.exec(said)?.[1] ?? '').split(/[\s,]+/);
    const shown = (attached.get(of) ?? []).map((picture) => picture.key).filter((one) => !left.includes(one));
    if (/\border\s*=\s*["']?desc/i.test(said)) shown.reverse();
    return shown.length > 0 ? `[gallery ids="${shown.join(',')}"]` : written;
  });
}
