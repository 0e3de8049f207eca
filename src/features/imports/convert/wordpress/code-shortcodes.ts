import { escapeHtml } from '../html/escape.ts';
import type { Attributes } from './expansions.ts';

/** Languages that go by shortcodes of their own, as the most common plugin for code has it. */
const LANGUAGES = new Set(
  'as3 bash shell c cpp csharp css delphi diff erlang fsharp go groovy html java javascript js latex matlab objc perl php plain powershell ps python py r ruby rb scala sql vb xml yaml'.split(
    ' ',
  ),
);

/** Another plugin writes its settings into the name, as letters, and the language after them: `[ccnle_php]`. */
const IN_THE_NAME = /^cc([iestnlwb]*)(?:_([a-z\d+#-]+))?$/;

/** The HTML of a shortcode that holds code, which is never read for other shortcodes; undefined for any other. */
export function codeIn(name: string, { lang, language, 0: first }: Attributes, within: string) {
  const [, settings, named] = IN_THE_NAME.exec(name) ?? [];
  if (settings !== undefined) {
    const code = settings.includes('e') ? within : within.replaceAll('&', '&amp;');
    if (settings.includes('i')) return `<code>${escapeHtml(within.trim())}</code>`;
    return block(code, named ?? lang);
  }
  if (LANGUAGES.has(name)) return block(within, name);
  return name === 'code' || name === 'sourcecode' ? block(within, lang ?? language ?? first) : undefined;
}

function block(code: string, language = '') {
  const className = /^[\w+#-]+$/.test(language) ? ` class="language-${language}"` : '';
  return `<pre><code${className}>${code.trim().replaceAll('<', '&lt;')}</code></pre>`;
}
