import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { precompress } from './assets.ts';

/** Lets Astro build for `src/server/`: pages as functions from Request to Response, without a server of their own. */
export function adapter(): AstroIntegration {
  return {
    name: 'commonplace:adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'commonplace',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./astro-entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server', middlewareMode: 'classic' },
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      'astro:build:done': ({ dir }) => precompress(fileURLToPath(dir)),
    },
  };
}
