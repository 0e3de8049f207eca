import ipaddr from 'ipaddr.js';

/** All IPv6 that is routed on the internet; the rest is private, local, wrapped around IPv4, or not given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one that anyone on the internet may reach: not private, loopback, link-local, multicast or
 * reserved, and none of the IPv6 forms that wrap an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv4 || ip.match(GLOBAL_UNICAST);
}

/** Which addresses the site may ask of its own accord. */
export interface Reach {
  /** `name` or `name:port` of hosts that may be private; a port only for that one. */
  privateHosts: string[];
}

const STANDARD_PORTS = new Set(['80', '443']);

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');

/** Whether an owner named this host, and with it whatever addresses it has. */
export function isNamedHost(url: URL, { privateHosts }: Reach): boolean {
  const port = portOf(url);
  return privateHosts.some(
    (named) => named === `${url.hostname}:${port}` || (named === url.hostname && STANDARD_PORTS.has(port)),
  );
}

/** Why an address may not be asked at all, before any name is looked up; undefined when it may. */
export function refusalOf(url: URL, reach: Reach): 'scheme' | 'credentials' | 'port' | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username || url.password) return 'credentials';
  if (!STANDARD_PORTS.has(portOf(url)) && !isNamedHost(url, reach)) return 'port';
  return undefined;
}
