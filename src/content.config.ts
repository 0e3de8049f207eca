import { defineCollection } from 'astro:content';
import path from 'node:path';
import { glob } from 'astro/loaders';
import { contentFolder } from './features/content/folder.ts';
import { essayFrontMatter, pageFrontMatter } from './features/essays/rules/front-matter.ts';

const files = (folder: string) => glob({ pattern: '*.mdx', base: path.join(contentFolder(), folder) });

export const collections = {
  essays: defineCollection({ loader: files('essays'), schema: essayFrontMatter }),
  pages: defineCollection({ loader: files('pages'), schema: pageFrontMatter }),
};
