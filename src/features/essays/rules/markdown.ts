import type { PluggableList } from 'unified';
import { footnotes } from './footnotes.ts';
import { headingIds } from './headings.ts';
import { numberedPassages } from './passages.ts';
import { scrollableCode, scrollableTables } from './scrolling.ts';
import { namedTaskBoxes } from './task-lists.ts';
import { telephoneNumbers } from './telephone.ts';
import { defaultLanguage, typographicQuotes } from './typography.ts';

/** What both doors do to an essay's Markdown, after GFM; `language` is that of texts which do not name their own. */
export const remarkPlugins = (language: string): PluggableList => [
  [defaultLanguage, language],
  typographicQuotes,
  numberedPassages,
];

/** What both doors do to an essay's HTML tree. */
export const rehypePlugins: PluggableList = [
  footnotes,
  headingIds,
  scrollableTables,
  scrollableCode,
  namedTaskBoxes,
  telephoneNumbers,
];
