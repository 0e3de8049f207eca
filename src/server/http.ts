import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import type { Connection } from '#db/client.ts';
import { StartError } from '../errors.ts';
import { mediaStorage } from '../features/media/storage.ts';
import type { ReadCounter } from '../features/reads/counter.ts';
import type { Settings } from '../settings.ts';
import { serveAssets } from './assets.ts';
import type { Render } from './astro-entry.ts';
import { buildFolder } from './build.ts';
import { log } from './log.ts';
import { metrics, readMetrics } from './metrics.ts';
import type { PageStore } from './page-cache/store.ts';
import { servePages } from './pages.ts';
import { servePictures } from './pictures.ts';
import { BodyTooLarge, isSanePath, tidyPath } from './request.ts';
import { securityHeaders } from './security-headers.ts';
import { readSiteMetrics } from './site-metrics.ts';

interface Site {
  render: Render;
  store: PageStore;
  reads: ReadCounter;
  connection: Connection;
  settings: Settings;
}

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  // The export of a former site over a slow line; forms have less, see request.ts.
  requestTimeout: 3_600_000,
  keepAliveTimeout: 65_000,
};
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The site's HTTP server, not yet listening. */
export function createSiteServer(site: Site): Server {
  const { settings } = site;
  const headers = securityHeaders(settings.siteUrl);
  const { serveKept, servePage } = servePages(site);
  const serveAsset = serveAssets(path.join(buildFolder(), 'client'), headers);
  const servePicture = servePictures(mediaStorage(), headers);

  const answer = (request: IncomingMessage, response: ServerResponse): unknown => {
    const url = request.url ?? '/';
    const kept = serveKept(request, response);
    if (kept) return kept;
    if (url.startsWith('/_astro/'))
      return serveAsset(request, response, () => plain(response, 404, 'Not found'));
    if (!METHODS.has(request.method ?? '')) return plain(response, 405, 'Method not allowed');
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (reading && url.startsWith('/media/'))
      return servePicture(request, response).then((found) => found || plain(response, 404, 'Not found'));
    if (!isSanePath(url)) return plain(response, 400, 'This address is not valid.');
    if (url === '/health') return health(site.connection, response);
    if (url === '/metrics') return serveMetrics(settings, request, response);
    const tidy = reading ? tidyPath(url) : undefined;
    if (tidy) return redirect(response, tidy);
    return servePage(request, response);
  };

  return createServer(LIMITS, (request, response) => {
    response.once('finish', () => countAnswer(response.statusCode));
    try {
      const answered = answer(request, response);
      if (answered instanceof Promise) answered.catch((error) => fail(response, error));
    } catch (error) {
      fail(response, error);
    }
  });

  function plain(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}) {
    response.writeHead(status, {
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...more,
    });
    response.end(`${text}\n`);
  }

  function redirect(response: ServerResponse, to: string) {
    plain(response, 301, 'Moved', { Location: to, 'Cache-Control': 'private, no-cache' });
  }

  async function health(connection: Connection, response: ServerResponse) {
    const alive = await connection.ping().then(
      () => true,
      () => false,
    );
    plain(response, alive ? 200 : 503, alive ? 'ok' : 'the database does not answer');
  }

  async function serveMetrics(
    { metricsToken }: Settings,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    if (!metricsToken) return plain(response, 404, 'Not found');
    if (!sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`))
      return plain(response, 401, 'Metrics need their token.', { 'WWW-Authenticate': 'Bearer' });
    metrics.cacheBytes.set(site.store.bytes);
    const text = `${await readMetrics()}\n${await readSiteMetrics(site.connection.db)}`;
    plain(response, 200, text.trimEnd(), { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  }

  function fail(response: ServerResponse, error: unknown) {
    const tooLarge = error instanceof BodyTooLarge;
    if (!tooLarge) log().error({ err: error }, 'A request failed.');
    if (response.headersSent) response.destroy();
    else
      plain(
        response,
        tooLarge ? 413 : 500,
        tooLarge ? 'This is more than a form may hold.' : 'Something went wrong.',
        tooLarge ? { Connection: 'close' } : {},
      );
  }
}

const sameText = (given: string, wanted: string) =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'].map((status) => metrics.responses.labels(status));
const countAnswer = (status: number) => CLASSES[Math.floor(status / 100) - 1]?.inc();

/** Starts listening. @throws StartError when the port is taken or may not be used. */
export async function listen(server: Server, { host, port }: Settings) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(whyNotListening(error.code, host, port)));
    });
    server.listen(port, host, resolve);
  });
}

function whyNotListening(code: string | undefined, host: string, port: number) {
  if (code === 'EADDRINUSE')
    return `PORT ${port} on ${host} is taken by another program. Set PORT to another one.`;
  if (code === 'EACCES') return `PORT ${port} on ${host} may not be used (EACCES). Set PORT to another one.`;
  return `HOST ${host} is no address of this machine (${code}).`;
}

/** How long answers under way may take to finish once the process is asked to stop. */
const DRAIN_MS = 8_000;

/** Takes no new requests, lets those under way finish, then returns. */
export async function drain(server: Server) {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
