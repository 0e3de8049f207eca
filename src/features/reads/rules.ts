import type { IncomingHttpHeaders } from 'node:http';

/** The slug of the essay whose page an address is, unless it asks for a place in the comments. */
export function essayRead(address: string): string | undefined {
  const [, slug] = /^\/essays\/([^/?]+)\/$/.exec(address) ?? [];
  return slug && decodeURIComponent(slug);
}

/** What programs call themselves that only look as if they read; Cubot makes telephones. */
const MACHINES =
  /(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|fetch|headless|lighthouse|python|facebookexternal|archive/i;

interface Asked {
  method?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** Whether a person's browser asks for a page to show it now. Every browser begins its name with Mozilla. */
export function isReading({ method, headers }: Asked): boolean {
  const browser = headers['user-agent'];
  if (method !== 'GET' || !browser?.startsWith('Mozilla/') || MACHINES.test(browser)) return false;
  return headers['sec-purpose'] === undefined && headers.purpose !== 'prefetch';
}

/** The day on the site's calendar, such as `2026-11-03`. */
export function dayOf(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** So many days up to and with this one, the first one first. */
export function daysUpTo(day: string, count: number): string[] {
  const last = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: count }, (_, at) =>
    new Date(last - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10),
  );
}
