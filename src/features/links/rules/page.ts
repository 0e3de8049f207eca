import { Parser } from 'htmlparser2';

/** What a page of the web says of itself. */
export interface PageDigest {
  title: string;
  description: string;
  /** Its language tag, where it names one. */
  lang: string;
  /** The words that readers see, furniture included. */
  text: string;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'head']);
const MAX_TEXT = 100_000;

/** Takes a page's title, description, language and visible words from its HTML, which may be anything at all. */
export function digestOf(html: string): PageDigest {
  const found = { title: '', ogTitle: '', description: '', ogDescription: '', lang: '', text: '' };
  let unseen = 0;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (UNSEEN.has(name)) unseen++;
      if (name === 'title') inTitle = found.title === '';
      if (name === 'html') found.lang = attributes.lang ?? '';
      if (name !== 'meta') return;
      const content = attributes.content ?? '';
      const of = (attributes.property ?? attributes.name ?? '').toLowerCase();
      if (of === 'description') found.description ||= content;
      if (of === 'og:title') found.ogTitle ||= content;
      if (of === 'og:description') found.ogDescription ||= content;
    },
    ontext(words) {
      if (inTitle) found.title += words;
      else if (unseen === 0 && found.text.length < MAX_TEXT) found.text += `${words} `;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen--;
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(html);
  return {
    title: tidy(found.title || found.ogTitle, 200),
    description: tidy(found.description || found.ogDescription, 600),
    lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(found.lang) ? found.lang : '',
    text: tidy(found.text, MAX_TEXT),
  };
}

/** Everything that steers a terminal or turns text around. */
const UNSEEN_SIGNS = /[\p{Cc}\p{Cf}]/gu;

const tidy = (text: string, most: number) =>
  text.replace(/\s+/g, ' ').replace(UNSEEN_SIGNS, '').trim().slice(0, most);
