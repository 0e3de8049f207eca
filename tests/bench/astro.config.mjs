import config from '../../astro.config.mjs';

/** The product's own build with one page more: an essay from literals, to hold the real one against. */
export default {
  ...config,
  root: new URL('../../', import.meta.url).pathname,
  integrations: [
    ...config.integrations,
    {
      name: 'bench',
      hooks: {
        'astro:config:setup': ({ injectRoute }) =>
          injectRoute({ pattern: '/bench/literal', entrypoint: new URL('./literal.astro', import.meta.url) }),
      },
    },
  ],
};
