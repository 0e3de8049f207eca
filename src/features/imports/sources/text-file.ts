import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../rules/source-error.ts';

/**
 * A whole text file, in UTF-8 or in what its byte order mark says.
 * @throws SourceError when it is not there, too large, or in no such encoding.
 */
export async function readText(file: string, mostMegabytes: number): Promise<string> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new SourceError((w) => w.sources.noFile(name));
  if (found.size > mostMegabytes * 1_000_000)
    throw new SourceError((w) => w.sources.tooBig(name, mostMegabytes));
  const bytes = await readFile(file);
  const text = decodeText(bytes);
  if (text === undefined)
    throw new SourceError(
      (w) => w.sources.inFile(name, w.sources.wrongEncoding('UTF-8')),
      lineOfFault(bytes),
    );
  return text;
}

/** The text in those bytes; undefined when they are neither UTF-8 nor marked as UTF-16. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be';
  try {
    return new TextDecoder(marked || 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What is not UTF-8 becomes a replacement character, so the first one stands on the line at fault. */
const lineOfFault = (bytes: Uint8Array) => {
  const [before = ''] = new TextDecoder().decode(bytes).split('\ufffd', 1);
  return before.split('\n').length;
};
