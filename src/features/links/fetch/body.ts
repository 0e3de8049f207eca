import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';

const MAX_BYTES = 1_000_000;

/** The beginning of an answer's body as text, at most a megabyte of it; the rest is not waited for. */
export async function readBody(response: Dispatcher.ResponseData, contentType: string) {
  const encoding = String(response.headers['content-encoding'] ?? '').toLowerCase();
  return decoded(unpacked(await readBytes(response, MAX_BYTES), encoding), contentType);
}

/** The beginning of an answer's body as it came, at most so many bytes. */
export async function readBytes({ body }: Pick<Dispatcher.ResponseData, 'body'>, most: number) {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, most - bytes));
    bytes += part.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(parts);
}

const UNREAD = Buffer.alloc(0);

/** Some servers compress whatever one asks for. What does not unpack within the limit is left unread. */
function unpacked(bytes: Buffer, encoding: string): Buffer {
  if (encoding === '' || encoding === 'identity') return bytes;
  const unpack = { gzip: gunzipSync, 'x-gzip': gunzipSync, br: brotliDecompressSync, deflate: inflateSync }[
    encoding
  ];
  try {
    return unpack?.(bytes, { maxOutputLength: MAX_BYTES }) ?? UNREAD;
  } catch {
    return UNREAD;
  }
}

/** By the charset of the header, else of the page itself, else UTF-8. */
function decoded(bytes: Buffer, contentType: string) {
  const head = bytes.subarray(0, 1024).toString('latin1');
  const label =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
