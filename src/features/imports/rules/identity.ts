import { createHash } from 'node:crypto';
import type { Arrival } from './arrivals.ts';

/**
 * The id under which something of a source comes in: always the same one, so that whatever names it can be written before
 * it is there. A UUID of version 8, which is for such things.
 */
export function idOf(origin: string, kind: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([origin, kind, key]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Tells one saying of a source from another; where in its file it stands says nothing. */
export const hashOfArrival = ({ line: _, ...said }: Arrival, ...more: unknown[]): string =>
  markOf(said, ...more);

/** Tells one state of something from another. */
export const markOf = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
