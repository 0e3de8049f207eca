import type { Conversion } from '../conversion.ts';
import { escapeHtml } from '../html/escape.ts';
import { outsideRegions, regionsOf } from '../html/regions.ts';

/** A piece of template code and what it stands for. */
type Rule = [pattern: RegExp, becomes: string | ((...match: string[]) => string)];

/** What wraps code; it has to become Markdown's own fences before anything else is read. */
const CODE: Rule[] = [
  [/\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}\n?([\s\S]*?)\{%-?\s*endhighlight\s*-?%\}/g, fenced],
  [
    /\{\{[<%]\s*highlight\s+"?([\w+#-]+)"?[^>%]*[>%]\}\}\n?([\s\S]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
    fenced,
  ],
  [
    /\{%-?\s*codeblock\b(?:[^%]*?\blang:([\w+#-]+))?[^%]*%\}\n?([\s\S]*?)\{%-?\s*endcodeblock\s*-?%\}/g,
    fenced,
  ],
];

/** Jekyll's Liquid, kramdown's attributes and Hugo's shortcodes, as far as they hold matter; the folder's reader has written out addresses. */
const RULES: Rule[] = [
  [/\{%-?\s*(?:end)?raw\s*-?%\}/g, ''],
  [/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, ''],
  [
    /\{%-?\s*youtube\s+"?([\w-]+)"?\s*-?%\}|\{\{[<%]\s*youtube\s+(?:id=)?"?([\w-]+)"?[^>%]*[>%]\}\}/g,
    (_, id, other) => `\n\nhttps://www.youtube.com/watch?v=${id ?? other}\n\n`,
  ],
  [
    /\{%-?\s*vimeo\s+"?(\d+)"?\s*-?%\}|\{\{[<%]\s*vimeo\s+(?:id=)?"?(\d+)"?[^>%]*[>%]\}\}/g,
    (_, id, other) => `\n\nhttps://vimeo.com/${id ?? other}\n\n`,
  ],
  [
    /\{%-?\s*gist\s+([\w/-]+)[^%]*%\}|\{\{[<%]\s*gist\s+"?([\w-]+)"?\s+"?(\w+)"?[^>%]*[>%]\}\}/g,
    (_, id, user, other) => `\n\nhttps://gist.github.com/${id ?? `${user}/${other}`}\n\n`,
  ],
  [
    /\{\{[<%]\s*(?:x|tweet)\s+user="?([\w-]+)"?\s+id="?(\d+)"?[^>%]*[>%]\}\}/g,
    (_, user, id) => `\n\nhttps://x.com/${user}/status/${id}\n\n`,
  ],
  [
    /\{\{[<%]\s*instagram\s+"?([\w-]+)"?[^>%]*[>%]\}\}/g,
    (_, id) => `\n\nhttps://www.instagram.com/p/${id}/\n\n`,
  ],
  [/\{%-?\s*blockquote\b([^%]*)%\}([\s\S]*?)\{%-?\s*endblockquote\s*-?%\}/g, quoted],
  [
    /\{%-?\s*pullquote\b[^%]*%\}([\s\S]*?)\{%-?\s*endpullquote\s*-?%\}/g,
    (_, text = '') => text.replace(/\{"|"\}/g, ''),
  ],
  [/\{\{[<%]\s*figure\s([^{}]*?)\/?[>%]\}\}/g, (_, said = '') => figure(said)],
  [/^[*-] TOC\n\{:toc[^}\n]*\}\n?/gim, ''],
  [/^(#{1,6} .*?)[ \t]*\{:?\s*#([\w-]+)[^}\n]*\}[ \t]*$/gm, '$1 <a id="$2"></a>'],
  [/\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/g, ''],
  [/\{::?\/?(?:nomarkdown|options)[^}\n]*\}/g, ''],
  [/^[ \t]*\{:[^}\n]*\}[ \t]*\n?/gm, ''],
  [/\{:[^}\n]*\}/g, ''],
];

/** Template code that nothing is known of. */
const UNKNOWN =
  /\{%-?\s*([\w-]+)[^%\n]*%\}|\{\{[<%]\s*(\/?\s*[\w-]+)[^{}\n]*[>%]\}\}|\{\{-?\s*([\w.]+)[^{}\n]*\}\}/g;

/** Markdown whose template code is written out; what only its own site understands stays to be read, and is noted. */
export function writeOutTemplates(text: string, conversion: Conversion): string {
  const coded = CODE.reduce((whole, [pattern, becomes]) => apply(whole, pattern, becomes), text);
  return outsideRegions(coded, codeIn(coded), (part) =>
    RULES.reduce((whole, [pattern, becomes]) => apply(whole, pattern, becomes), part).replace(
      UNKNOWN,
      (code, tag?: string, shortcode?: string, value?: string) => {
        if (!shortcode?.startsWith('/') && !tag?.startsWith('end'))
          conversion.lose((w) => w.template(tag ?? shortcode ?? value ?? ''));
        return escapeHtml(code);
      },
    ),
  );
}

const apply = (text: string, pattern: RegExp, becomes: Rule[1]) =>
  typeof becomes === 'string' ? text.replace(pattern, becomes) : text.replace(pattern, becomes);

/** Fenced code and code within a line. */
const codeIn = (text: string) =>
  regionsOf(text, /(?:^|\n)[ \t]*(`{3,}|~{3,})|(`+)/, ([, fence, span]) =>
    fence ? `\n${fence}` : (span ?? ''),
  );

function fenced(_: string, language = '', code = '') {
  return `\n\n\`\`\`\`${language}\n${code.trimEnd()}\n\`\`\`\`\n\n`;
}

/** A quotation with whom it is from, whose words may end in an address. */
function quoted(_: string, said = '', text = ''): string {
  const [, from = '', address] = /^([\s\S]*?)\s*(https?:\/\/\S+)?\s*-?$/.exec(said.trim()) ?? [];
  const source = address ? `[${from || address}](${address})` : from;
  return `\n\n<blockquote>\n\n${text.trim()}\n\n${source}\n\n</blockquote>\n\n`;
}

function figure(said: string): string {
  const attributes: Record<string, string | undefined> = Object.fromEntries(
    [...said.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const { src, link, title, caption, attr } = attributes;
  const picture = `<img src="${escapeHtml(src ?? '')}" alt="${escapeHtml(attributes.alt ?? '')}">`;
  const words = [
    title && `<b>${escapeHtml(title)}</b>`,
    caption && escapeHtml(caption),
    attr && escapeHtml(attr),
  ];
  const linked = link ? `<a href="${escapeHtml(link)}">${picture}</a>` : picture;
  return `\n\n<figure>${linked}<figcaption>${words.filter(Boolean).join(' ')}</figcaption></figure>\n\n`;
}
