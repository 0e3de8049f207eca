import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { limitedDepth } from '../../../essays/rules/depth.ts';
import type { Conversion } from '../conversion.ts';
import { escapeHtml } from '../html/escape.ts';
import { writeOutTemplates } from './templates.ts';

const processor = unified()
  .use(remarkParse)
  .use(limitedDepth)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/** Markdown as the HTML that its own site would show, the HTML that stands in it included. */
export function markdownToHtml(text: string, conversion: Conversion): string {
  try {
    return String(processor.processSync(writeOutTemplates(text, conversion)));
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    conversion.lose((w) => w.tooDeep);
    return text
      .split(/\n\s*\n/)
      .map((part) => `<p>${escapeHtml(part)}</p>`)
      .join('\n');
  }
}
