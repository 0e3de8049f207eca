import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import sirv from 'sirv';

const COMPRESSIBLE = /\.(css|js|svg|json|txt|xml|map)$/;

/** A drawing from `content/` opened by itself may show, and do nothing else. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** Puts a brotli and a gzip form beside every asset of the build that is worth it. */
export function precompress(folder: string) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** Serves the build's hashed files, precompressed and for good; calls `next` for everything else. */
export function serveAssets(clientFolder: string, base: Record<string, string>) {
  const headers = Object.entries(base);
  return sirv(clientFolder, {
    gzip: true,
    brotli: true,
    etag: true,
    immutable: true,
    maxAge: 31_536_000,
    setHeaders(response: ServerResponse, pathname: string) {
      for (const [name, value] of headers) response.setHeader(name, value);
      if (pathname.endsWith('.svg')) response.setHeader('Content-Security-Policy', DRAWING_POLICY);
    },
  });
}
