import path from 'node:path';
import type { Flavour } from './site.ts';

/** What a file's own place and name tell of it. */
export interface Place {
  kind: 'essay' | 'page';
  /** Below what the site is made of: `posts/tea` for `content/posts/tea/index.md`. */
  stem: string;
  slug: string;
  /** From a name such as `2019-01-02-tea.md`. */
  day: string | undefined;
  lang: string | undefined;
  topics: string[];
  draft: boolean;
}

const WRITTEN = /\.(md|markdown|mdown|mdx)$/i;
const ABOUT_THE_FOLDER =
  /^(readme|license|licence|contributing|changelog|code_of_conduct|security)\.[a-z]+$/i;

/** Whether a file is a text of the site; Jekyll keeps some as HTML. */
export function isText(file: string, flavour: Flavour): boolean {
  if (flavour === 'jekyll' && /(^|\/)_(posts|drafts|pages)\/.*\.html?$/i.test(file)) return true;
  if (!WRITTEN.test(file) || ABOUT_THE_FOLDER.test(file)) return false;
  if (flavour === 'hugo') return file.startsWith('content/');
  if (flavour === 'astro') return /^src\/(content|pages)\//.test(file);
  return flavour === 'plain' || !/(^|\/)_(layouts|includes|data|sass)\//.test(file);
}

export function placeOf(file: string, flavour: Flavour): Place {
  const within = file.replace(ROOTS[flavour], '').replace(/\.[^./]+$/, '');
  const [whole, lang] = flavour === 'hugo' ? withoutLanguage(within) : [within, undefined];
  const bundled = whole.replace(/\/_?index$/, '');
  const name = path.posix.basename(bundled);
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})[-_ ]?(.*)$/.exec(name);
  return {
    kind: kindOf(file, flavour),
    stem: bundled,
    slug: dated?.[2] || name,
    day: dated?.[1],
    lang,
    topics: flavour === 'jekyll' && file.includes('/_posts/') ? foldersAbove(file, '/_posts/') : [],
    draft: /(^|\/)_drafts\//.test(file),
  };
}

const ROOTS: Record<Flavour, RegExp> = {
  jekyll: /^_pages\//,
  hugo: /^content\//,
  astro: /^src\/(content|pages)\//,
  plain: /^/,
};

const withoutLanguage = (stem: string): [string, string | undefined] => {
  const found = /^(.+)\.([a-z]{2}(?:-[a-z]{2})?)$/i.exec(stem);
  return [found?.[1] ?? stem, found?.[2]];
};

const foldersAbove = (file: string, mark: string) =>
  file.slice(0, file.indexOf(mark)).split('/').filter(Boolean);

/** Standing texts lie at the top, or in a folder that is called after them. */
function kindOf(file: string, flavour: Flavour): 'essay' | 'page' {
  if (/(^|\/)_?pages?\//i.test(file) || /(^|\/)_index\.[a-z.]+$/.test(file)) return 'page';
  if (flavour === 'jekyll') return /(^|\/)_(posts|drafts)\//.test(file) ? 'essay' : 'page';
  if (flavour === 'hugo') return /^content\/[^/]+$/.test(file) ? 'page' : 'essay';
  return 'essay';
}
