import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';

import { defineConfig } from 'astro/config';
import { contentFolder, siteLanguage } from './src/features/content/folder.ts';
import { publication } from './src/features/content/integration.ts';
import { rehypePlugins, remarkPlugins } from './src/features/essays/rules/markdown.ts';
import { adapter } from './src/server/adapter.ts';

export default defineConfig({
  output: 'server',
  outDir: process.env.BUILD_DIR || 'dist',
  trailingSlash: 'ignore',
  adapter: adapter(),
  integrations: [publication(), mdx(), react({ include: ['**/studio/editor/**'] })],
  session: false,
  cache: {
    provider: { name: 'commonplace', entrypoint: new URL('./src/server/cache-provider.ts', import.meta.url) },
  },
  security: { checkOrigin: false, csp: true },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      remarkPlugins: remarkPlugins(siteLanguage(contentFolder())),
      rehypePlugins,
      smartypants: false,
    }),
    syntaxHighlight: false,
  },
});
