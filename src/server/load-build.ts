import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuiltPublication } from '#db/sync/index.ts';
import type { Render } from './astro-entry.ts';
import { buildFolder } from './build.ts';

/** What the build made: the function that renders pages, and what `content/` said at that time. */
export async function loadBuild(): Promise<{ render: Render; publication: BuiltPublication }> {
  const load = (file: string) => import(pathToFileURL(path.join(buildFolder(), 'server', file)).href);
  const [{ render }, { default: publication }] = await Promise.all([
    load('entry.mjs'),
    load('publication.mjs'),
  ]);
  return { render, publication };
}
