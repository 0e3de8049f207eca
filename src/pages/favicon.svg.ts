import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { findSite } from '#src/features/site/queries.ts';

const ACCENTS = { madder: ['#8b2f33', '#e3a08f'], pine: ['#175457', '#8cc5c0'] };

/** Two arcs of equal weight, facing one another. */
export const GET: APIRoute = async ({ cache }) => {
  cache.set({ maxAge: 60, tags: ['site'] });
  const { accent } = await findSite(database());
  const [light, dark] = ACCENTS[accent];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>path{fill:none;stroke:${light};stroke-width:4.5;stroke-linecap:round}@media (prefers-color-scheme:dark){path{stroke:${dark}}}</style>
<path d="M5 6q9 10 0 20M27 6q-9 10 0 20"/></svg>`;
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } });
};
