import { z } from 'zod';
import { Html, html, joined } from '../html.ts';
import { cardHtml } from './cards.ts';

const marker = z
  .tuple([z.number(), z.array(z.number()), z.number(), z.union([z.string(), z.number()])])
  .rest(z.unknown());
const mobiledoc = z.object({
  atoms: z.array(z.tuple([z.string(), z.string().default('')]).rest(z.unknown())).default([]),
  cards: z
    .array(z.tuple([z.string(), z.record(z.string(), z.unknown()).default({})]).rest(z.unknown()))
    .default([]),
  markups: z.array(z.tuple([z.string()]).rest(z.unknown())).default([]),
  sections: z.array(z.array(z.unknown())),
});

type Mobiledoc = z.infer<typeof mobiledoc>;

/** What a section is, as the number that it begins with. */
const [MARKUP, PICTURE, LIST, CARD] = [1, 2, 3, 10];

/** A body of Ghost's former editor as HTML, with the names of cards in it that could not come over. */
export function mobiledocHtml(body: string): { html: string; lost: string[] } {
  const lost: string[] = [];
  const whole = mobiledoc.parse(JSON.parse(body));
  return { html: joined(whole.sections.map((section) => sectionHtml(section, whole, lost))).text, lost };
}

function sectionHtml([kind, first, second]: unknown[], whole: Mobiledoc, lost: string[]): Html {
  if (kind === MARKUP) return element(tagOf(first), markersHtml(second, whole));
  if (kind === PICTURE) return html`<figure><img src="${String(first)}" alt=""></figure>`;
  if (kind === LIST) {
    const items = z.array(z.unknown()).catch([]).parse(second);
    return element(
      first === 'ol' ? 'ol' : 'ul',
      joined(items.map((one) => html`<li>${markersHtml(one, whole)}</li>`)),
    );
  }
  const [name, card] = (kind === CARD && whole.cards[Number(first)]) || [String(kind), {}];
  const made = cardHtml(name, card);
  if (made) return made;
  lost.push(name);
  return new Html('');
}

/** Elements that a text may be in; any other one counts as a paragraph. */
const TAGS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'aside', 'ol', 'ul']);
const MARKS = new Set(['strong', 'b', 'em', 'i', 's', 'u', 'code', 'sub', 'sup', 'mark', 'a']);

const tagOf = (given: unknown) => {
  const tag = String(given).toLowerCase();
  return TAGS.has(tag) ? tag : 'p';
};

const element = (tag: string, words: Html, attributes = new Html('')) =>
  new Html(`<${tag}${attributes.text}>${words.text}</${tag}>`);

/** Markers open and close marks around their words: `[text or atom, [marks opened], how many close, words]`. */
function markersHtml(given: unknown, whole: Mobiledoc): Html {
  const open: { tag: string; words: Html[]; attributes: Html }[] = [
    { tag: '', words: [], attributes: new Html('') },
  ];
  for (const [kind, opened, closes, value] of z.array(marker).catch([]).parse(given)) {
    for (const number of opened) open.push({ ...markOf(whole.markups[number]), words: [] });
    open.at(-1)?.words.push(kind === 0 ? html`${String(value)}` : atomHtml(whole.atoms[Number(value)]));
    for (let closed = 0; closed < closes && open.length > 1; closed += 1) close(open);
  }
  while (open.length > 1) close(open);
  return joined(open[0]?.words ?? []);
}

function close(open: { tag: string; words: Html[]; attributes: Html }[]) {
  const last = open.pop();
  if (last)
    open
      .at(-1)
      ?.words.push(
        last.tag === '' ? joined(last.words) : element(last.tag, joined(last.words), last.attributes),
      );
}

function markOf(markup: Mobiledoc['markups'][number] | undefined) {
  const [name = '', given] = markup ?? [];
  const tag = MARKS.has(name.toLowerCase()) ? name.toLowerCase() : '';
  const pairs = z
    .array(z.string())
    .catch([])
    .parse(given ?? []);
  const address = pairs[pairs.indexOf('href') + 1] ?? '';
  return { tag, attributes: tag === 'a' ? html` href="${address}"` : new Html('') };
}

const atomHtml = (atom: Mobiledoc['atoms'][number] | undefined) =>
  atom?.[0] === 'soft-return' ? html`<br>` : html`${atom?.[1] ?? ''}`;
