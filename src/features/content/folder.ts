import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { StartError } from '#src/errors.ts';
import { printProblem } from './rules/problems.ts';
import { type ContentFile, type Publication, readPublication } from './rules/publication.ts';

/** Where a site's content lies; another folder serves tests and sites kept apart from the code. */
export const contentFolder = () => path.resolve(process.env.CONTENT_DIR || 'content');

const READ_AS_TEXT = /\.(mdx|ya?ml)$/;

/** All files below a content folder; of figures only their names matter. @throws StartError when it is not there. */
export function listContentFiles(folder: string): ContentFile[] {
  if (!existsSync(folder)) throw new StartError(`Settings: CONTENT_DIR ${folder} is not there.`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      path: path.relative(folder, file).split(path.sep).join('/'),
      text: READ_AS_TEXT.test(file) ? readFileSync(file, 'utf8') : '',
    }));
}

/** The publication in a folder. @throws StartError naming file, line and what to do for every problem. */
export function loadPublication(folder: string): Publication {
  const { publication, problems } = readPublication(listContentFiles(folder));
  if (problems.length > 0)
    throw new StartError(
      `content/ needs mending before it can be built:\n${problems.map(printProblem).join('\n')}`,
    );
  return publication;
}

/** The language of texts that do not name their own; English while `site.yaml` says nothing that can be used. */
export function siteLanguage(folder: string): string {
  const file = path.join(folder, 'site.yaml');
  const { language } = existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? {}) : {};
  return typeof language === 'string' ? language : 'en';
}
