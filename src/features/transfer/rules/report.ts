import type { Manifest } from './format.ts';

/** What became of everything of a kind: each thing found is in one of the others. */
export interface KindReport {
  found: number;
  created: number;
  updated: number;
  merged: number;
  skipped: number;
  reasons: string[];
}

export interface ImportReport {
  kinds: Record<string, KindReport>;
  /** Rows by table. */
  tables: Record<string, number>;
  /** Essays and pages of files that this site has not got: the studio has the say over them now. */
  takenOver: string[];
  /** Essays and pages that hold code: they are shown once their files are in `content/` and the site is built. */
  needBuild: string[];
}

/** Kinds that are a table of their own. */
const KINDS = [
  'essays',
  'pages',
  'topics',
  'series',
  'authors',
  'guidelines',
  'members',
  'comments',
  'pings',
  'decisions',
  'menus',
  'resources',
  'media',
] as const;

interface Settled {
  redirects: number;
  takenOver: string[];
  needBuild: string[];
}

export function reportOf({ tables }: Manifest, { redirects, takenOver, needBuild }: Settled): ImportReport {
  const created = (found: number): KindReport => ({
    ...{ found, created: found, updated: 0, merged: 0, skipped: 0 },
    reasons: [],
  });
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, created(tables[kind]?.rows ?? 0)]));
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  return { kinds: { ...kinds, redirects: created(redirects) }, tables: rows, takenOver, needBuild };
}
