import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isNamedHost, isPublicAddress, type Reach } from '../rules/address.ts';
import { FetchFailure } from './failure.ts';

/** Finds a name's addresses. @throws when there are none. */
export type Resolve = (hostname: string) => Promise<string[]>;

/** As the machine resolves names. */
export const resolveName: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Connects to addresses that were looked at, and to no other: the name is looked up once, every answer is vetted, and the
 * connection is made to a vetted answer itself, so that a name which answers differently the next time gains nothing.
 */
export function vettedConnector(resolve: Resolve, reach: Reach, timeoutMs: number): buildConnector.connector {
  return (options, callback) => {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    addressesFor(url, resolve, reach)
      .then((addresses) => {
        const connect = buildConnector({
          ...{ timeout: timeoutMs, allowH2: false, maxCachedSessions: 0 },
          // One of several addresses may be down, or of a kind that this machine has no way to.
          ...{ autoSelectFamily: true, lookup: answering(addresses) },
        });
        const servername = options.servername || (isIP(bare(url.hostname)) ? '' : url.hostname);
        connect({ ...options, hostname: bare(url.hostname), servername }, callback);
      })
      .catch((error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null));
  };
}

/** A look-up that knows its answer. */
const answering =
  (addresses: string[]): LookupFunction =>
  (_name, { all }, callback) => {
    const answers = addresses.map((address) => ({ address, family: isIP(address) }));
    const [first] = answers;
    if (all) callback(null, answers);
    else callback(null, first?.address ?? '', first?.family);
  };

async function addressesFor(url: URL, resolve: Resolve, reach: Reach): Promise<string[]> {
  const hostname = bare(url.hostname);
  const answers = isIP(hostname) ? [hostname] : await resolve(hostname).catch(noSuchName);
  if (answers.length === 0) throw new FetchFailure('no-such-name');
  // One private answer among public ones is how a name is made to lead inside.
  if (!isNamedHost(url, reach) && !answers.every(isPublicAddress)) throw new FetchFailure('private-address');
  return answers;
}

function noSuchName(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  throw new FetchFailure(code === 'EAI_AGAIN' ? 'name-server' : 'no-such-name');
}

/** An IPv6 address without the brackets that a URL puts round it. */
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');
