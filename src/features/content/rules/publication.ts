import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { authorsFile } from '../../authors/rules.ts';
import {
  type EssayFrontMatter,
  essayFrontMatter,
  type PageFrontMatter,
  pageFrontMatter,
} from '../../essays/rules/front-matter.ts';
import { guidelinesFile } from '../../guidelines/rules.ts';
import { type MenuFile, menuFile } from '../../menus/rules/file.ts';
import { type SiteSettings, siteSettings } from '../../site/rules.ts';
import { seriesFile, topicsFile } from '../../subjects/rules.ts';
import { crossProblems } from './cross-checks.ts';
import { type MdxFile, type ReadMdx, readMdxFile } from './mdx-file.ts';
import type { ContentProblem, Located } from './problems.ts';
import { readYaml } from './yaml-file.ts';

/** A file of `content/`, by its path below that folder. */
export interface ContentFile {
  path: string;
  text: string;
}

/** All that `content/` says, checked. */
export interface Publication {
  site: SiteSettings;
  authors: z.infer<typeof authorsFile>;
  topics: z.infer<typeof topicsFile>;
  series: z.infer<typeof seriesFile>;
  guidelines: z.infer<typeof guidelinesFile>;
  essays: MdxFile<EssayFrontMatter>[];
  pages: MdxFile<PageFrontMatter>[];
  menus: { slug: string; hash: string; menu: MenuFile }[];
}

/** The publication together with where its parts stand, for checks that look across files. */
export interface Draft {
  publication: Publication;
  located: Map<unknown, Located>;
  essayReads: Extract<ReadMdx<EssayFrontMatter>, { value: MdxFile<EssayFrontMatter> }>[];
  pageReads: Extract<ReadMdx<PageFrontMatter>, { value: MdxFile<PageFrontMatter> }>[];
  figures: Set<string>;
}

/** Reads all of `content/`. Problems come in the order of the files; with any, the publication is not to be used. */
export function readPublication(files: ContentFile[]): {
  publication: Publication;
  problems: ContentProblem[];
} {
  const problems: ContentProblem[] = [];
  const located = new Map<unknown, Located>();
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));

  const yaml = <T>(path: string, schema: z.ZodType<T>, fallback: unknown): T => {
    const file = sorted.find((candidate) => candidate.path === path);
    const read = readYaml(`content/${path}`, file?.text ?? JSON.stringify(fallback), schema);
    problems.push(...read.problems);
    if (!('value' in read)) return fallback as T;
    located.set(read.value, read.located);
    return read.value;
  };
  const mdx = <Matter>(folder: string, schema: z.ZodType<Matter>) =>
    sorted
      .filter((file) => file.path.startsWith(`${folder}/`) && file.path.endsWith('.mdx'))
      .flatMap((file) => {
        const read = readMdxFile(`content/${file.path}`, file.text, schema);
        problems.push(...read.problems);
        return read.value ? [read] : [];
      });

  const essayReads = mdx('essays', essayFrontMatter);
  const pageReads = mdx('pages', pageFrontMatter);
  const menus = sorted
    .filter((file) => /^menus\/.+\.ya?ml$/.test(file.path))
    .map((file) => ({
      slug: file.path.replace(/^menus\/|\.ya?ml$/g, ''),
      hash: createHash('sha256').update(file.text).digest('hex'),
      menu: yaml(file.path, menuFile, { title: '', description: '', sections: [] }),
    }));
  const publication = {
    site: yaml('site.yaml', siteSettings, { name: 'Commonplace' }),
    authors: yaml('authors.yaml', authorsFile, []),
    topics: yaml('topics.yaml', topicsFile, []),
    series: yaml('series.yaml', seriesFile, []),
    guidelines: yaml('guidelines.yaml', guidelinesFile, []),
    essays: essayReads.map((read) => read.value),
    pages: pageReads.map((read) => read.value),
    menus,
  };
  const figures = new Set(
    sorted
      .filter((file) => file.path.startsWith('figures/'))
      .map((file) => file.path.slice('figures/'.length)),
  );
  if (problems.length === 0)
    problems.push(...crossProblems({ publication, located, essayReads, pageReads, figures }));
  return { publication, problems };
}
