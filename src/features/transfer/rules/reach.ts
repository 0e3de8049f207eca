/** Nothing of these ever leaves: what opens doors, what is held for a moment, and how this machine did its jobs. */
export const NEVER: ReadonlySet<string> = new Set([
  'sessions',
  'tokens',
  'turns',
  'preview_links',
  'leases',
  'job_runs',
]);

/** Made anew from the rest wherever the site goes. */
export const DERIVED: ReadonlySet<string> = new Set([
  'graph_snapshots',
  'term_frequencies',
  'linked_works',
  'graph_works',
  'heavy_terms',
  'citations',
  'candidates',
  'edges',
  'works_to_relate',
  'map_regions',
  'map_places',
  'map_drawings',
]);

/** Whether the rows of a table are part of an export at all; one nobody has thought of is, with what is private. */
export const isCarried = (table: string) => !NEVER.has(table) && !DERIVED.has(table);
