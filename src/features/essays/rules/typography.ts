import type { Root } from 'mdast';
import remarkSmartypants from 'remark-smartypants';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { quotationMarks } from './language.ts';

interface FrontMatterData {
  astro?: { frontmatter?: { lang?: unknown } };
}

/** Lets a text that does not name its language have the site's. */
export function defaultLanguage(language: string) {
  return (_tree: Root, file: VFile) => {
    const { astro } = file.data as FrontMatterData;
    file.data.astro = {
      ...astro,
      frontmatter: { ...astro?.frontmatter, lang: astro?.frontmatter?.lang ?? language },
    };
  };
}

/** The language of a text, once `defaultLanguage` has seen it. */
export const languageOf = (file: VFile) =>
  String((file.data as FrontMatterData).astro?.frontmatter?.lang ?? 'en');

/** Sets straight quotation marks, `--` and `...` as the text's language does; code stays as it is. */
export function typographicQuotes(this: Processor) {
  return (tree: Root, file: VFile) => {
    const { double, single } = quotationMarks(languageOf(file));
    // The plugin needs marks of one character each; their spaces follow below.
    const mark = (quotes: string[], at: number) => (quotes[at] ?? '"').replace('\u00A0', '');
    const transform = remarkSmartypants.call(this, {
      dashes: 'oldschool',
      // Two of them that begin no code are only two of them.
      backticks: false,
      openingQuotes: { double: mark(double, 0), single: mark(single, 0) },
      closingQuotes: { double: mark(double, 1), single: mark(single, 1) },
    });
    transform?.(tree, file, () => {});
    const spaced = double[0]?.endsWith('\u00A0');
    visit(tree, 'text', (node) => {
      node.value = node.value.replace(/(?<=\p{L})[‘”](?=\p{L})/gu, '’');
      if (spaced) node.value = node.value.replace(/«(?!\s)/g, '«\u00A0').replace(/(?<!\s)»/g, '\u00A0»');
    });
  };
}
