import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { filesAt } from '../features/media/rules/addresses.ts';
import type { Storage } from '../features/media/storage.ts';

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
};

/** Serves the stored pictures, which never change, so for good. */
export function servePictures(storage: Storage, base: Record<string, string>) {
  const headers = {
    ...base,
    'Cache-Control': 'public, max-age=31536000, immutable',
    // Opened by itself a picture may show, and do nothing else.
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };

  async function findFile(path: string) {
    const { id, names } = filesAt(path) ?? { id: '', names: [] };
    for (const name of names) {
      const file = await storage.find(id, name);
      if (file) return { ...file, type: TYPES[name.replace(/^.*\./, '')], etag: `"${id}-${name}"` };
    }
    return undefined;
  }

  /** @returns false when no picture is there. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const file = await findFile(request.url?.split('?')[0] ?? '');
    if (!file) return false;
    const { bytes, type, etag } = file;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { ...headers, ETag: etag }).end();
      return true;
    }
    response.writeHead(200, { ...headers, ETag: etag, 'Content-Type': type, 'Content-Length': bytes });
    if (request.method === 'HEAD') response.end();
    // A reader who leaves in the middle is no defect.
    else await pipeline(file.read(), response).catch(() => response.destroy());
    return true;
  };
}
