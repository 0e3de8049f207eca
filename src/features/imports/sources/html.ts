/** HTML that needs no more escaping. */
export class Html {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | Html[];

/** Puts words into HTML, escaped, and HTML as it is: html`<p>${words}</p>`. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.reduce((whole, text, at) => whole + written(parts[at - 1] ?? '') + text));
}

export const joined = (parts: Html[], between = ''): Html =>
  new Html(parts.map((part) => part.text).join(between));

export const NOTHING = new Html('');

function written(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'string' ? escaped(part) : joined(part).text;
}

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
