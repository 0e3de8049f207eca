import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../rules/source-error.ts';

/** How much of a file is held at once, in bytes. */
const CHUNK_BYTES = 256 * 1024;
const HEAD_BYTES = 1024;

/**
 * The text of an XML file, in pieces: in the encoding of its byte order mark, else the one that it declares, else UTF-8.
 * @throws SourceError with the line of the first bytes that are not in that encoding, or are UTF-8 in truth.
 */
export async function* decodeXml(file: string): AsyncGenerator<string> {
  const encoding = encodingOf(await headOf(file));
  yield* decodeFile(file, encoding);
}

async function* decodeFile(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const hidden = encoding.startsWith('utf-') ? undefined : new HiddenUtf8();
  let offset = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw await wrongEncoding(file, encoding, offset);
    }
    offset += chunk.length;
    hidden?.look(chunk);
    yield text;
  }
  try {
    yield decoder.decode();
  } catch {
    throw await wrongEncoding(file, encoding, Math.max(0, offset - 4));
  }
  const line = hidden?.line();
  if (line) throw new SourceError((w) => w.sources.hiddenUtf8(encoding.toUpperCase()), line);
}

/** Looks for UTF-8 under another name: no text of another encoding has nothing but sound UTF-8 for its further letters. */
class HiddenUtf8 {
  #decoder = new TextDecoder('utf-8', { fatal: true });
  #sound = true;
  #line = 1;
  #found = false;

  look(chunk: Buffer) {
    if (!this.#sound) return;
    for (let at = 0; !this.#found && at < chunk.length; at += 1) {
      if (chunk[at] === 0x0a) this.#line += 1;
      this.#found = (chunk[at] ?? 0) > 0x7f;
    }
    this.#try(() => this.#decoder.decode(chunk, { stream: true }));
  }

  /** The line of the first letter, when all that was looked at is UTF-8 and not merely ASCII. */
  line(): number | undefined {
    this.#try(() => this.#decoder.decode());
    return this.#sound && this.#found ? this.#line : undefined;
  }

  #try(decode: () => void) {
    try {
      decode();
    } catch {
      this.#sound = false;
    }
  }
}

/** The first bytes of a file, having made sure that it is one. */
async function headOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new SourceError((w) => w.sources.noFile(path.basename(file)));
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head.toString('latin1'))?.[1];
  return known(declared ?? 'utf-8');
}

/** The encoding under the name that it goes by; a declaration that can be read as single bytes is not UTF-16. */
function known(name: string): string {
  try {
    const { encoding } = new TextDecoder(name);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    throw new SourceError((w) => w.sources.unknownEncoding(name), 1);
  }
}

/** Reads the file once more, line by line, to say where it goes wrong. */
async function wrongEncoding(file: string, encoding: string, from: number): Promise<SourceError> {
  const lineFeed = 0x0a;
  let line = 1;
  let offset = 0;
  let pending = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    if (offset + chunk.length <= from) {
      for (const byte of chunk) if (byte === lineFeed) line += 1;
      const rest = chunk.lastIndexOf(lineFeed) + 1;
      pending = rest > 0 ? chunk.subarray(rest) : Buffer.concat([pending, chunk]);
    } else {
      const bytes = Buffer.concat([pending, chunk]);
      return refusal(encoding, line + linesBeforeFault(bytes, encoding));
    }
    offset += chunk.length;
  }
  return refusal(encoding, line);
}

const refusal = (encoding: string, line: number) =>
  new SourceError((w) => w.sources.wrongEncoding(encoding.toUpperCase()), line);

/** Only UTF-8 can be cut at its line feeds; in other encodings the line is the first one that could be meant. */
function linesBeforeFault(bytes: Buffer, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  for (let start = 0; start < bytes.length; lines += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) break;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      break;
    }
    start = end + 1;
  }
  return lines;
}
