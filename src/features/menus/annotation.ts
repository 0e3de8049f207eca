import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse);

/** Outside addresses, mail, and paths of this site; `//` would lead elsewhere. */
const SAFE_URL = /^(https?:\/\/|mailto:|\/(?!\/)|#)/i;

/** Annotations repeat on every page with a header, and few of them ever change. */
const rendered = new Map<string, string>();
const MOST_REMEMBERED = 2000;

/** Short Markdown as safe HTML: emphasis and links, everything else as its plain words. */
export function annotationHtml(markdown: string): string {
  const known = rendered.get(markdown);
  if (known !== undefined) return known;
  if (rendered.size >= MOST_REMEMBERED) rendered.clear();
  const html = inline(parser.parse(markdown) as Root);
  rendered.set(markdown, html);
  return html;
}

function inline(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('value' in node) return escapeHtml(node.value);
  if (!('children' in node)) return '';
  const between = node.children.some((child) => child.type === 'paragraph') ? ' ' : '';
  const inner = node.children.map(inline).join(between);
  if (node.type === 'emphasis') return `<em>${inner}</em>`;
  if (node.type === 'strong') return `<strong>${inner}</strong>`;
  if (node.type === 'link' && SAFE_URL.test(node.url))
    return `<a href="${escapeHtml(node.url)}">${inner}</a>`;
  return inner;
}

export const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
