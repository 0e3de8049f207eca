import type { Arrival, ArrivedComment } from '../../rules/arrivals.ts';
import { soundParent } from '../parents.ts';
import { plain } from '../plain.ts';
import { table } from '../table.ts';
import { whys } from '../words.ts';
import type { Item } from './item.ts';
import { momentOf } from './moments.ts';
import { remainder, type Telling } from './telling.ts';
import { type Element, textOf } from './xml.ts';

/** The comments and pings under an item; all are left when what they answer is, and so has no key. */
export function answersOf(item: Item, documentKey: string | undefined, telling: Telling): Arrival[] {
  const parents = new Map(item.comments.map((comment) => [numberOf(comment), parentOf(comment)]));
  return item.comments.map((comment) => {
    const type = said(comment, 'type') || 'comment';
    const why = documentKey === undefined ? whys.answersNothing : whyLeft(type);
    const isPing = type === 'pingback' || type === 'trackback';
    if (why !== undefined || documentKey === undefined)
      return left(comment, isPing ? 'pings' : 'comments', why ?? '', telling);
    const shared = { documentKey, status: statusOf(comment), line: comment.line };
    if (isPing) return { kind: 'ping', type, ...shared, ...pingOf(comment, item, telling) };
    const parentKey = soundParent(numberOf(comment), parents);
    return { kind: 'comment', parentKey, ...shared, ...commentOf(comment, item, telling) };
  });
}

const said = (comment: Element, name: string) => textOf(comment, `wp:comment_${name}`);
const numberOf = (comment: Element) => said(comment, 'id') || `line ${comment.line}`;
const parentOf = (comment: Element) => said(comment, 'parent') || undefined;

const TYPES = new Set(['comment', 'pingback', 'trackback', 'review']);
const whyLeft = (type: string) => (TYPES.has(type) ? undefined : whys.noComment(type));

const left = (comment: Element, of: 'comments' | 'pings', why: string, telling: Telling) =>
  remainder(telling, {
    of,
    key: `comment ${numberOf(comment)}`,
    title: plain(said(comment, 'author')),
    why,
    line: comment.line,
  });

function commentOf(comment: Element, item: Item, telling: Telling) {
  return {
    key: telling.keys.fresh('comment', numberOf(comment)),
    name: plain(said(comment, 'author')),
    email: said(comment, 'author_email') || undefined,
    body: paragraphs(said(comment, 'content')),
    writtenAt: writtenAt(comment, item),
  };
}

function pingOf(comment: Element, item: Item, telling: Telling) {
  return {
    key: telling.keys.fresh('ping', numberOf(comment)),
    name: plain(said(comment, 'author')),
    url: said(comment, 'author_url'),
    excerpt: plain(said(comment, 'content')),
    at: writtenAt(comment, item),
  };
}

/** A comment without a readable date is at least no older than what it answers. */
const writtenAt = (comment: Element, item: Item) =>
  momentOf(said(comment, 'date_gmt')) ?? momentOf(said(comment, 'date')) ?? item.published ?? new Date(0);

const STATUSES = table<ArrivedComment['status']>({
  '1': 'approved',
  approve: 'approved',
  approved: 'approved',
  spam: 'spam',
  trash: 'deleted',
  'post-trashed': 'deleted',
});

const statusOf = (comment: Element) => STATUSES.get(said(comment, 'approved')) ?? 'held';

/** Comments are kept as they were typed: WordPress shows a blank line as a paragraph and a line end as a break. */
function paragraphs(typed: string): string {
  if (/<(p|div|ul|ol|pre|blockquote)\b/i.test(typed)) return typed;
  return typed
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}
