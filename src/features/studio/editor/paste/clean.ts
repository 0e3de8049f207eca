import { listsFromWord } from './lists.ts';
import { markNotes } from './notes.ts';

const GONE =
  'script, style, meta, link, title, xml, img, picture, video, audio, svg, canvas, iframe, object, input, button, select, textarea, noscript, [aria-hidden="true"], [hidden]';
const HIDDEN = /display:\s*none|mso-hide:\s*all|mso-element:\s*(comment|field)/i;
const RENAMED: Record<string, string> = {
  H1: 'h2',
  H5: 'h4',
  H6: 'h4',
  DEL: 's',
  STRIKE: 's',
  B: 'strong',
  I: 'em',
};
const KEPT = new Set(
  'P H2 H3 H4 UL OL LI BLOCKQUOTE PRE CODE TABLE THEAD TBODY TR TH TD A STRONG EM S BR HR'.split(' '),
);
const BLOCKS = 'p, h2, h3, h4, ul, ol, blockquote, pre, table, hr';

/**
 * Makes of what another program put on the clipboard the part that an essay can hold: its words, headings, lists, links,
 * emphasis, tables and notes. Notes are numbered on from `firstNote`.
 */
export function cleanPaste(html: string, firstNote: number): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll(GONE)) element.remove();
  for (const element of elementsOf(page)) {
    if (HIDDEN.test(element.getAttribute('style') ?? '') || element.tagName.includes(':'))
      dropOrUnwrap(element);
  }
  removeComments(page);
  listsFromWord(page);
  markNotes(page, firstNote);
  for (const element of elementsOf(page).reverse()) simplify(element);
  for (const cell of page.querySelectorAll('td, th')) toPhrase(cell);
  for (const row of page.querySelectorAll('tr:first-child')) toHead(row);
  for (const words of page.querySelectorAll('li > p:only-of-type')) words.replaceWith(...words.childNodes);
  for (const list of page.querySelectorAll(':is(ul, ol) > :is(ul, ol)'))
    list.previousElementSibling?.append(list);
  for (const line of page.querySelectorAll('br')) if (stands(line)) line.remove();
  for (const block of page.querySelectorAll('p, li, h2, h3, h4, blockquote'))
    if (isEmpty(block)) block.remove();
  return page;
}

const elementsOf = (page: Document) => [...page.body.querySelectorAll('*')];

/** Word's own elements (o:p, w:…) hold words, or nothing; what is hidden goes. */
function dropOrUnwrap(element: Element) {
  if (element.tagName.includes(':')) element.replaceWith(...element.childNodes);
  else element.remove();
}

function removeComments(page: Document) {
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

function simplify(element: Element) {
  if (element instanceof HTMLElement && element.dataset.note) return keepOnly(element, ['data-note']);
  const wanted = looksOf(element);
  const name = RENAMED[element.tagName] ?? element.tagName.toLowerCase();
  const isNormal = /font-weight:\s*(normal|400)/.test(element.getAttribute('style') ?? '');
  if (element.tagName === 'A') simplifyLink(element);
  else if ((name === 'strong' && isNormal) || !KEPT.has(name.toUpperCase())) unwrap(element, wanted);
  else if (name !== element.tagName.toLowerCase()) rename(element, name);
  else keepOnly(element, []);
}

/** Emphasis that is only said by a style. */
function looksOf(element: Element) {
  if (element.tagName !== 'SPAN' && element.tagName !== 'FONT') return [];
  const style = element.getAttribute('style') ?? '';
  return [
    ...(/font-weight:\s*(bold|[6-9]00)/.test(style) ? ['strong'] : []),
    ...(/font-style:\s*italic/.test(style) ? ['em'] : []),
    ...(/text-decoration[^;]*line-through/.test(style) ? ['s'] : []),
  ];
}

function unwrap(element: Element, looks: string[]) {
  if (
    BLOCK_LIKE.has(element.tagName) &&
    !element.querySelector(BLOCKS) &&
    !element.closest('p, li, td, th, [data-note]')
  )
    return rename(element, 'p');
  let nodes: Node[] = [...element.childNodes];
  for (const look of looks) {
    const wrapper = element.ownerDocument.createElement(look);
    wrapper.append(...nodes);
    nodes = [wrapper];
  }
  element.replaceWith(...nodes);
}

const BLOCK_LIKE = new Set(['DIV', 'FIGCAPTION', 'SECTION', 'ARTICLE', 'DT', 'DD', 'ADDRESS', 'CITE']);

function rename(element: Element, name: string) {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

/** A link leads somewhere, and not by way of who counts it. */
function simplifyLink(link: Element) {
  const address = directAddress(link.getAttribute('href') ?? '');
  if (!/^(https?:|mailto:|\/)/i.test(address) || !link.textContent?.trim()) return unwrap(link, []);
  keepOnly(link, []);
  link.setAttribute('href', address);
}

function directAddress(address: string) {
  const [, asked] = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(address) ?? [];
  return asked ? decodeURIComponent(asked) : address;
}

function keepOnly(element: Element, names: string[]) {
  for (const { name } of [...element.attributes]) if (!names.includes(name)) element.removeAttribute(name);
}

/** A cell holds words alone: where a line ends in it a space stays. */
function toPhrase(cell: Element) {
  for (const line of cell.querySelectorAll(
    'p, h2, h3, h4, li, ul, ol, blockquote, pre, br, hr, table, tr, td',
  ))
    line.replaceWith(' ', ...line.childNodes, ' ');
}

/** The first row of a table is its head, whichever way it looks like one. */
function toHead(row: Element) {
  if (row.previousElementSibling || row.parentElement?.previousElementSibling) return;
  for (const words of row.querySelectorAll('strong')) unwrap(words, []);
  for (const cell of row.querySelectorAll('td')) rename(cell, 'th');
}

/** A line break that stands between blocks or at the end of one shows nothing. */
const stands = (line: Element) =>
  line.parentElement?.tagName === 'BODY' || (line.nextSibling === null && line.previousSibling === null);

const isEmpty = (block: Element) =>
  !block.textContent?.trim() && !block.querySelector('[data-note], hr, table');
