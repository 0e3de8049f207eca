import type { IncomingMessage } from 'node:http';

/**
 * The reader's address: the socket's, or with proxies in front the entry that the outermost trusted one added,
 * counted from the right of X-Forwarded-For, since anyone may write the entries further left.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const entries = forwarded.map((entry) => entry.trim()).filter(Boolean);
  return entries.at(-trustedProxies) ?? direct;
}
