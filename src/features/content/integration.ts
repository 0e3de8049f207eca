import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { contentFolder, loadPublication } from './folder.ts';

const VIRTUAL = 'virtual:commonplace/publication';

/** Checks `content/` before the build and puts what it says into the build, for `db/sync.ts` to take in at start. */
export function publication(): AstroIntegration {
  return {
    name: 'commonplace:publication',
    hooks: {
      'astro:config:setup': ({ updateConfig, addWatchFile, command }) => {
        if (command === 'build') loadPublication(contentFolder());
        addWatchFile(contentFolder());
        updateConfig({
          vite: { plugins: [publicationModule()], resolve: { alias: { '#content': contentFolder() } } },
        });
      },
      'astro:server:setup': async ({ server }) => {
        const { syncWhileDeveloping } = await import('./develop.ts');
        await syncWhileDeveloping(server);
      },
    },
  };
}

/** The publication as a module, emitted beside the server's entry under a name that the process knows. */
function publicationModule(): Plugin {
  return {
    name: VIRTUAL,
    applyToEnvironment: (environment) => environment.name === 'ssr',
    buildStart() {
      if (this.environment.mode === 'build')
        this.emitFile({
          type: 'chunk',
          id: VIRTUAL,
          fileName: 'publication.mjs',
          preserveSignature: 'strict',
        });
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return;
      const built = { builtAt: new Date().toISOString(), publication: loadPublication(contentFolder()) };
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(built))});`;
    },
  };
}
