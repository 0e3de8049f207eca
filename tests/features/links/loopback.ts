import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFetcher } from '#src/features/links/fetch/fetcher.ts';

/** A server on the loopback, which no stranger's address may reach, and a fetcher that may reach it under `*.test` names. */
export async function openLoopback(listener: RequestListener, timeoutMs = 5_000) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host?.replace(/:\d+$/, '')}${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const names = new Map<string, string[]>();
  const resolve = async (hostname: string) => names.get(hostname) ?? ['127.0.0.1'];
  const privateHosts = ['one', 'two', 'three'].map((name) => `${name}.test:${port}`);
  const { fetcher, close } = openFetcher({
    userAgent: 'Commonplace (tests)',
    resolve,
    privateHosts,
    timeoutMs,
  });
  return {
    port,
    /** What the server was asked, as `GET one.test/path`. */
    asked,
    /** What names resolve to; all others to the loopback. */
    names,
    fetcher,
    at: (name: string, path: string) => `http://${name}.test:${port}${path}`,
    close: async () => {
      await close();
      server.closeAllConnections();
      server.close();
    },
  };
}
