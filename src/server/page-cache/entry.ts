import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A finished answer with the forms it can be sent in. */
export interface Entry {
  status: number;
  /** Name, value, name, value: the form `writeHead` takes without copying. */
  headers: string[];
  etag: string;
  tags: string[];
  /** Milliseconds since the epoch. */
  until: number;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
  /** The whole head of each form that was sent. */
  heads: Partial<Record<Encoding, string[]>>;
  /** Whether compressing is worth it. */
  compressible: boolean;
  /** A file that is sent as it is read, instead of a body. */
  file?: { bytes: number; content: ReadableStream<Uint8Array> } | undefined;
  /** The slug of the essay whose page this is. */
  essay?: string | undefined;
}

const COMPRESSIBLE =
  /^(text\/|application\/(json|xml|problem\+json|feed\+json|rss\+xml|atom\+xml|ld\+json))|\+xml|svg/;

/** What fits into one packet with its head gains nothing from being compressed. */
const WORTH_COMPRESSING_BYTES = 1_000;

/** A level that a page can wait for at its first reading. */
const BROTLI_QUALITY = 6;

export function makeEntry(
  status: number,
  headers: Record<string, string>,
  body: Buffer,
  tags: string[],
  until: number,
): Entry {
  const type = headers['content-type'] ?? '';
  return {
    status,
    headers: Object.entries(headers).flat(),
    etag: `W/"${createHash('sha1').update(body).digest('base64url')}"`,
    tags,
    until,
    bodies: { identity: body },
    heads: {},
    compressible: COMPRESSIBLE.test(type) && body.length >= WORTH_COMPRESSING_BYTES,
  };
}

/** The best form that both the reader's Accept-Encoding and the entry allow. */
export function encodingFor(entry: Entry, accepted: string | undefined): Encoding {
  if (!entry.compressible || !accepted) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'gzip';
  return 'identity';
}

const compressors: Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body) => promisify(gzip)(body),
};

/** The bytes in one form; made at the first wish and kept. */
export async function bodyIn(entry: Entry, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return entry.bodies.identity;
  entry.bodies[encoding] ??= await compressors[encoding](entry.bodies.identity);
  return entry.bodies[encoding];
}

/** What an entry holds in memory, in bytes. */
export const sizeOf = (entry: Entry) =>
  1000 + Object.values(entry.bodies).reduce((sum, body) => sum + body.length, 0);
