import type { Conversion } from '../conversion.ts';
import { escapeHtml } from '../html/escape.ts';
import { classicParagraphs } from './paragraphs.ts';

/** How the block editor marks where a block begins and ends, with what it was set to. */
const DELIMITER = /<!--\s+(\/?)wp:([a-z][\w-]*(?:\/[a-z][\w-]*)?)\s+(?:(\{[^\n]*?\})\s+)?(\/?)-->/g;

/** Blocks without words of their own, which nobody will miss. */
const FURNITURE = new Set(['spacer', 'more', 'nextpage', 'separator', 'footnotes', 'page-break']);

/** A WordPress text as HTML: what stands in blocks is HTML already, and the rest is classic text. */
export function blocksToHtml(text: string, conversion: Conversion): string {
  let [html, from, depth] = ['', 0, 0];
  const until = (end: number) => {
    const part = text.slice(from, end);
    html += depth > 0 ? part : classicParagraphs(part);
  };
  for (const match of text.matchAll(DELIMITER)) {
    const [whole, slash, name = '', settings, empty] = match;
    until(match.index);
    from = match.index + whole.length;
    if (empty) html += withoutText(name, settings, conversion);
    else if (name !== 'freeform') depth = slash ? Math.max(0, depth - 1) : depth + 1;
  }
  until(text.length);
  return html;
}

/** A block that WordPress fills when the page is asked for. */
function withoutText(name: string, settings: string | undefined, conversion: Conversion): string {
  const { url, label, service } = settingsOf(settings);
  if (url && name === 'embed') return `<p>${escapeHtml(url)}</p>`;
  if (url && /-link$/.test(name))
    return `<p><a href="${escapeHtml(url)}">${escapeHtml(label ?? service ?? url)}</a></p>`;
  if (!FURNITURE.has(name)) conversion.lose((w) => w.block(name));
  return '';
}

function settingsOf(settings: string | undefined): Record<string, string | undefined> {
  try {
    const said: unknown = JSON.parse(settings ?? '{}');
    const entries = Object.entries(said ?? {}).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
