import type { IncomingMessage } from 'node:http';

/** The largest form a page takes; uploads have a door of their own. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The longest address, with its query, that is looked at. */
export const MAX_URL_LENGTH = 8192;

export class BodyTooLarge extends Error {}

/** The request as the web platform has it, under the site's own origin whatever Host was sent. */
export async function toRequest(incoming: IncomingMessage, siteUrl: string): Promise<Request> {
  const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const body = method === 'GET' ? undefined : await readBody(incoming);
  return new Request(new URL(incoming.url ?? '/', siteUrl), { method, headers, body });
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
