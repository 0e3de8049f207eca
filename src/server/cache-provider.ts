import type { CacheProvider } from 'astro';

/** Puts what a page says of its caching into the headers a CDN would read; the page cache in front acts on them. */
export default function cacheProvider(): CacheProvider {
  return {
    name: 'commonplace',
    setHeaders({ maxAge = 0, tags = [] }) {
      return new Headers({ 'CDN-Cache-Control': `max-age=${maxAge}`, 'Cache-Tag': tags.join(',') });
    },
    async invalidate() {
      throw new Error('Pages are purged by changed(tx, tags) in the transaction that changes them.');
    },
  };
}
