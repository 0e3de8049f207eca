import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type Html, html, joined, NOTHING, Html as Raw } from '../html.ts';
import { table } from '../table.ts';

/** What a card of Ghost's editor says: the same fields in Lexical and in mobiledoc. */
export type Card = Record<string, unknown>;

/** A card as HTML; undefined for one that is not known, or that readers of the site never saw. */
export function cardHtml(name: string, card: Card): Html | undefined {
  return CARDS.get(name.replace(/^card-/, ''))?.(card);
}

const said = (card: Card, ...names: string[]): string => {
  for (const name of names) if (typeof card[name] === 'string' && card[name] !== '') return card[name];
  return '';
};

/** Fields in which Ghost keeps HTML of its own making, such as captions. */
const rich = (card: Card, ...names: string[]) => new Raw(said(card, ...names));

const when = (value: string | Html, part: Html) =>
  (typeof value === 'string' ? value : value.text) === '' ? NOTHING : part;

const figure = (inside: Html, caption: Html) =>
  html`<figure>${inside}${when(caption, html`<figcaption>${caption}</figcaption>`)}</figure>`;

const picture = (card: Card) =>
  html`<img src="${said(card, 'src')}" alt="${said(card, 'alt', 'altText')}" title="${said(card, 'title')}">`;

const linked = (address: string, words: string | Html) =>
  when(address, html`<p><a href="${address}">${words}</a></p>`);

const markdown = (card: Card) =>
  new Raw(
    micromark(said(card, 'markdown'), {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  );

function image(card: Card) {
  const shown = picture(card);
  const href = said(card, 'href');
  return figure(href === '' ? shown : html`<a href="${href}">${shown}</a>`, rich(card, 'caption'));
}

function gallery(card: Card) {
  const images = Array.isArray(card.images) ? card.images.filter(isCard) : [];
  return joined([
    ...images.map((one) => figure(picture(one), rich(one, 'caption'))),
    paragraph(rich(card, 'caption')),
  ]);
}

const isCard = (value: unknown): value is Card => typeof value === 'object' && value !== null;

const paragraph = (words: Html | string) => when(words, html`<p>${words}</p>`);

function bookmark(card: Card) {
  const about = isCard(card.metadata) ? card.metadata : card;
  const address = said(card, 'url') || said(about, 'url');
  return joined([
    linked(address, said(about, 'title') || address),
    paragraph(said(about, 'description')),
    paragraph(rich(card, 'caption')),
  ]);
}

function embed(card: Card) {
  const about = isCard(card.metadata) ? card.metadata : {};
  const address = said(card, 'url');
  const shown = address === '' ? rich(card, 'html') : linked(address, said(about, 'title') || address);
  return joined([shown, paragraph(rich(card, 'caption'))]);
}

const code = (card: Card) => {
  const language = said(card, 'language');
  const shown = html`<pre><code class="${language && `language-${language}`}">${said(card, 'code')}</code></pre>`;
  return joined([shown, paragraph(rich(card, 'caption'))]);
};

const callout = (card: Card) => {
  const emoji = said(card, 'calloutEmoji');
  return html`<aside><p>${emoji && `${emoji} `}${rich(card, 'calloutText')}</p></aside>`;
};

const toggle = (card: Card) =>
  html`<details><summary>${rich(card, 'heading')}</summary>${rich(card, 'content')}</details>`;

const button = (card: Card) => linked(said(card, 'buttonUrl'), said(card, 'buttonText'));

const header = (card: Card) => {
  const title = rich(card, 'header', 'heading');
  const text = rich(card, 'subheader', 'subheading');
  return joined([when(title, html`<h2>${title}</h2>`), paragraph(text), button(card)]);
};

const product = (card: Card) => {
  const address = said(card, 'productImageSrc');
  const title = rich(card, 'productTitle');
  return joined([
    when(address, html`<figure><img src="${address}" alt=""></figure>`),
    when(title, html`<h3>${title}</h3>`),
    rich(card, 'productDescription'),
    linked(said(card, 'productUrl'), said(card, 'productButton')),
  ]);
};

const callToAction = (card: Card) => joined([rich(card, 'textValue'), button(card)]);

/** A file, sound or film: its name leads to it, and its caption stands below. */
const played = (card: Card) =>
  joined([
    linked(said(card, 'src'), said(card, 'fileTitle', 'title', 'fileName') || said(card, 'src')),
    paragraph(rich(card, 'fileCaption', 'caption')),
  ]);

const CARDS = table<(card: Card) => Html>({
  image,
  gallery,
  markdown,
  html: (card) => rich(card, 'html'),
  embed,
  bookmark,
  callout,
  toggle,
  button,
  code,
  codeblock: code,
  file: played,
  audio: played,
  video: played,
  header,
  product,
  'call-to-action': callToAction,
  hr: () => html`<hr>`,
  horizontalrule: () => html`<hr>`,
  zwnj: () => NOTHING,
});
