import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '#src/server/client-address.ts';

const from = (forwarded?: string) =>
  ({
    socket: { remoteAddress: '10.0.0.1' },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage;

test.each<[title: string, forwarded: string | undefined, proxies: number, address: string]>([
  ['without proxies nobody can claim an address', '1.2.3.4', 0, '10.0.0.1'],
  ['one proxy is believed about its own neighbour only', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
  ['two proxies are believed two steps back', '6.6.6.6, 1.2.3.4, 10.9.9.9', 2, '1.2.3.4'],
  ['a request that came past the proxies keeps its socket’s address', '1.2.3.4', 2, '10.0.0.1'],
  ['a proxy that adds nothing leaves the socket’s address', undefined, 1, '10.0.0.1'],
])('%s', (_title, forwarded, proxies, address) => {
  expect(clientAddress(from(forwarded), proxies)).toBe(address);
});
