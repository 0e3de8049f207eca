import type { MailBlock } from './text.ts';

/** A mail's frame: where its links lead, and the lines at its foot. */
export interface Frame {
  siteUrl: string;
  language: string;
  subject: string;
  foot: MailBlock[];
}

/** A mail as plain text: quotes with a mark before every line, links on lines of their own. */
export const plainText = (blocks: MailBlock[], { siteUrl, foot }: Frame) =>
  `${plain(blocks, siteUrl)}\n\n-- \n${plain(foot, siteUrl)}\n`;

const plain = (blocks: MailBlock[], siteUrl: string) =>
  blocks
    .map((block) => {
      if (typeof block === 'string') return block;
      if ('title' in block) return block.title;
      if ('quote' in block) return block.quote.replace(/^/gm, '> ');
      return `${block.label}:\n${siteUrl}${block.path}`;
    })
    .join('\n\n');

const BODY = 'margin:0 auto;padding:24px;max-width:36em;font:17px/1.55 Georgia,serif';
const QUOTE =
  'margin:1em 0;padding-inline-start:1em;border-inline-start:3px solid #b9ada0;white-space:pre-wrap';
const TITLE = 'margin:1.5em 0 0;font-size:24px;line-height:1.25;font-weight:normal';
const FOOT = 'margin-top:2.5em;font-size:14px';

/** The same as HTML: no pictures, nothing from elsewhere, and the reader's own colours. */
export const html = (blocks: MailBlock[], { siteUrl, language, subject, foot }: Frame) =>
  `<!doctype html>
<html lang="${escapeHtml(language)}" dir="auto">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="${BODY}">
<main>
${marked(blocks, siteUrl)}
</main>
<footer style="${FOOT}">
${marked(foot, siteUrl)}
</footer>
</body>
</html>
`;

const marked = (blocks: MailBlock[], siteUrl: string) =>
  blocks
    .map((block) => {
      if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
      if ('title' in block) return `<h2 dir="auto" style="${TITLE}">${escapeHtml(block.title)}</h2>`;
      if ('quote' in block)
        return `<blockquote dir="auto" style="${QUOTE}">${escapeHtml(block.quote)}</blockquote>`;
      return `<p><a href="${escapeHtml(siteUrl + block.path)}">${escapeHtml(block.label)}</a></p>`;
    })
    .join('\n');

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
