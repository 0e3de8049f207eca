import { visit } from 'unist-util-visit';
import { isComponent } from '../../essays/rules/component-uses.ts';
import { parseMdx } from '../../essays/rules/mdx-text.ts';

/** What a text calls one of its pictures, and in which way. */
export interface NamedPicture {
  src: string;
  /** A figure names a file of `content/figures/`; Markdown names it from where the text lies. */
  by: 'figure' | 'markdown';
}

/** The text with its pictures called otherwise; undefined leaves one as it is. */
export function renamePictures(body: string, rename: (named: NamedPicture) => string | undefined): string {
  const changes: { at: number; from: string; to: string }[] = [];
  const note = (end: number | undefined, src: string, by: NamedPicture['by']) => {
    const to = rename({ src, by });
    const at = end === undefined ? -1 : body.lastIndexOf(src, end);
    if (to !== undefined && at >= 0) changes.push({ at, from: src, to });
  };
  visit(parseMdx(body), (node) => {
    if (node.type === 'image' || node.type === 'definition')
      note(node.position?.end.offset, node.url, 'markdown');
    if (!isComponent(node) || node.name !== 'Figure') return;
    for (const attribute of node.attributes)
      if (
        attribute.type === 'mdxJsxAttribute' &&
        attribute.name === 'src' &&
        typeof attribute.value === 'string'
      )
        note(attribute.position?.end.offset, attribute.value, 'figure');
  });
  return changes
    .toSorted((one, other) => other.at - one.at)
    .reduce((text, { at, from, to }) => text.slice(0, at) + to + text.slice(at + from.length), body);
}
