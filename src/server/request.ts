import type { IncomingMessage } from 'node:http';
import { MAX_BACKUP_BYTES } from '../features/backups/rules/upload.ts';
import { IMPORT_UPLOADS, MAX_IMPORT_BODY_BYTES } from '../features/imports/rules/upload.ts';
import { MAX_UPLOAD_BYTES } from '../features/media/rules/sizes.ts';

/** The largest form a page takes. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Where files come in, and how large they may be. */
const UPLOADS: [path: RegExp, maxBytes: number][] = [
  [/^\/write\/(media|pictures)\/?(\?|$)/, MAX_UPLOAD_BYTES],
  [/^\/admin\/backups\/upload\/?(\?|$)/, MAX_BACKUP_BYTES],
  [IMPORT_UPLOADS, MAX_IMPORT_BODY_BYTES],
];

/** How long a form may take to arrive; a picture may take as long as the server waits for any request. */
const FORM_WITHIN_MS = 30_000;

/** The longest address, with its query, that is looked at. */
export const MAX_URL_LENGTH = 8192;

export class BodyTooLarge extends Error {}

/** The request as the web platform has it, under the site's own origin whatever Host was sent. */
export async function toRequest(incoming: IncomingMessage, siteUrl: string): Promise<Request> {
  const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const address = new URL(incoming.url ?? '/', siteUrl);
  if (method === 'GET') return new Request(address, { method, headers });
  const upload = UPLOADS.find(([path]) => path.test(incoming.url ?? ''));
  if (upload) {
    const streamed = { method, headers, body: bodyOnDemand(incoming, upload[1]), duplex: 'half' };
    return new Request(address, streamed);
  }
  return new Request(address, { method, headers, body: await readForm(incoming) });
}

async function readForm(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const late = setTimeout(() => incoming.destroy(), FORM_WITHIN_MS);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(late);
  }
}

/**
 * A body that is read when someone asks for it, so that who may not upload is told before. One that is too large, or does
 * not say how large it is, is never begun: what is left in the middle would block the connection.
 */
function bodyOnDemand(incoming: IncomingMessage, maxBytes: number): ReadableStream<Uint8Array> {
  const fits = Number(incoming.headers['content-length']) <= maxBytes;
  const chunks: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        if (!fits) throw new BodyTooLarge();
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A path that the site can have: decodable, without NUL, and not the beginning of another host. */
export function isSanePath(url: string) {
  if (!url.startsWith('/') || url.startsWith('//') || url.length > MAX_URL_LENGTH) return false;
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').match(/[\0\\]/);
  } catch {
    return false;
  }
}

const WITHOUT_SLASH = /^\/(api|health|metrics)(\/|$)/;

/** Where a page's address without its closing slash, or with several, really is. */
export function tidyPath(url: string): string | undefined {
  const [path = '', query] = url.split(/\?(.*)/s);
  if (WITHOUT_SLASH.test(path)) return undefined;
  const last = path.slice(path.lastIndexOf('/') + 1);
  const single = path.replace(/\/{2,}/g, '/');
  const tidy = last === '' || last.includes('.') ? single : `${single}/`;
  if (tidy === path) return undefined;
  return query ? `${tidy}?${query}` : tidy;
}
