/** Every address of the site that can be reached by links from the home page and the sitemap, with what it answers. */
export async function crawl(
  origin: string,
  siteUrl = origin,
): Promise<Map<string, { status: number; type: string; body: string }>> {
  const found = new Map<string, { status: number; type: string; body: string }>();
  const waiting = [
    '/',
    '/sitemap.xml',
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/robots.txt',
    '/api/essays',
    '/api/menus',
    '/api/openapi.json',
  ];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const answer = await fetch(origin + path, { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    const body = /html|xml|json|text/.test(type) ? text : '';
    found.set(path, { status: answer.status, type, body });
    if (/html|xml/.test(type)) waiting.push(...linksOf(body, path, siteUrl));
  }
  return found;
}

function linksOf(body: string, base: string, siteUrl: string) {
  const targets = [...body.matchAll(/(?:href|src)="([^"#]+)[^"]*"|<loc>([^<]+)<\/loc>/g)].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  );
  return targets.flatMap((target) => {
    const url = new URL(target, new URL(base, siteUrl));
    return url.origin === siteUrl && !url.pathname.startsWith('/_astro/') ? [url.pathname + url.search] : [];
  });
}

/** The links that lead nowhere; what asks its visitor to sign in first does not. */
export const brokenAmong = (pages: Awaited<ReturnType<typeof crawl>>) =>
  [...pages]
    .filter(([path, { status }]) => status !== 200 && !(status === 303 && path.endsWith('/suggest/')))
    .map(([path, { status }]) => `${status} ${path}`);
