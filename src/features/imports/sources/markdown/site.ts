import path from 'node:path';
import { SourceError } from '../../rules/source-error.ts';
import { table } from '../table.ts';
import { readText } from '../text-file.ts';
import { isRecord, wordsIn } from './fields.ts';
import { type Front, fieldsIn } from './front-matter.ts';
import type { Folder } from './walk.ts';

/** Whose habits a folder follows. */
export type Flavour = 'jekyll' | 'hugo' | 'astro' | 'plain';

export interface MarkdownSite {
  folder: Folder;
  flavour: Flavour;
  config: Front;
  /** Where the site stood, without a slash at the end; empty when no setting says it. */
  address: string;
  /** The folder on its host that it stood in, such as `/blog`; empty for most. */
  home: string;
  /** What a file of data says of the authors, by the name that texts call them. */
  authors: Map<string, Front>;
}

const LARGEST_MEGABYTES = 5;
const SYNTAXES = table<'yaml' | 'toml' | 'json'>({
  yml: 'yaml',
  yaml: 'yaml',
  toml: 'toml',
  json: 'json',
});
const CONFIGS = ['_config', 'hugo', 'config', 'config/_default/hugo', 'config/_default/config'];
const AUTHORS = ['_data/authors', 'data/authors'];

/** Reads a folder's own settings and what it says of its authors. */
export async function siteOf(folder: Folder): Promise<MarkdownSite> {
  const config = await settingsAt(folder, CONFIGS);
  const url = URL.parse(wordsIn(config, 'url', 'baseURL', 'baseurl', 'base_url', 'site'));
  const host = url && /^https?:$/.test(url.protocol) ? url : undefined;
  const below = wordsIn(config, 'baseurl').startsWith('/')
    ? wordsIn(config, 'baseurl')
    : (host?.pathname ?? '');
  const home = below.replace(/\/+$/, '');
  const authors = Object.entries(await settingsAt(folder, AUTHORS)).filter(([, about]) => isRecord(about));
  return {
    folder,
    flavour: flavourOf(folder),
    config,
    address: host ? host.origin + home : '',
    home,
    authors: new Map(authors.map(([name, about]) => [name, isRecord(about) ? about : {}])),
  };
}

async function settingsAt(folder: Folder, names: string[]): Promise<Front> {
  const file = folder.files.find((one) => {
    const { dir, name, ext } = path.posix.parse(one);
    return names.includes(path.posix.join(dir, name)) && SYNTAXES.has(ext.slice(1));
  });
  if (!file) return {};
  try {
    const text = await readText(path.join(folder.root, file), LARGEST_MEGABYTES);
    return fieldsIn(text, SYNTAXES.get(path.extname(file).slice(1)) ?? 'yaml', 0);
  } catch (error) {
    if (error instanceof SourceError)
      throw new SourceError((w) => w.sources.inFile(file, error.message), undefined);
    throw error;
  }
}

function flavourOf({ files }: Folder): Flavour {
  const holds = (pattern: RegExp) => files.some((file) => pattern.test(file));
  if (holds(/^_config\.ya?ml$|(^|\/)_posts\//)) return 'jekyll';
  if (holds(/^src\/content\/|^astro\.config\./)) return 'astro';
  return holds(/^content\//) ? 'hugo' : 'plain';
}
