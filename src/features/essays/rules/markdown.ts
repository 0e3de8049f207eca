import type { PluggableList } from 'unified';
import { footnotes } from './footnotes.ts';
import { headingIds } from './headings.ts';
import { numberedPassages } from './passages.ts';
import { scrollableCode, scrollableTables } from './scrolling.ts';
import { namedTaskBoxes } from './task-lists.ts';
import { telephoneNumbers } from './telephone.ts';
import { typographicQuotes } from './typography.ts';

/** What both doors do to an essay's Markdown, after GFM. */
export const remarkPlugins: PluggableList = [typographicQuotes, numberedPassages];

/** What both doors do to an essay's HTML tree. */
export const rehypePlugins: PluggableList = [
  footnotes,
  headingIds,
  scrollableTables,
  scrollableCode,
  namedTaskBoxes,
  telephoneNumbers,
];
