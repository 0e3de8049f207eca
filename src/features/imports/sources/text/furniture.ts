import { type Block, isSentence } from './blocks.ts';

/** Longer blocks are the writer's, whatever they begin with. */
const LONGEST_LINE = 160;
/** Boxes that ask for support say a little more. */
const LONGEST_BOX = 500;
const LONGEST_MENU_LINE = 40;
const SHORTEST_MENU = 3;

/** Lines that pages have around every essay. */
const LINES: RegExp[] = [
  /^(?:skip to|jump to)\b/i,
  /^(?:menu|home|about|contact|search|archives?|log ?in|sign (?:in|up)|rss|up|top|back to top|scroll to top|(?:next|previous|older|newer)(?: (?:posts?|entries|essays?|articles?|page))?|continue reading)\s*[↑^→←»«›‹]*$/i,
  /^[↑^→←»«›‹]\s*(?:up|top|back|next|previous)?$/i,
  /^[←«‹]\s.+|^.+\s[→»›]$/,
  /^(?:share|tweet|like|print|e-?mail|save|pin|reblog|follow|subscribe|loading)(?: (?:this|it|on|to|via|with|us|me|now)\b.*)?[\s:.…]*$/i,
  /^(?:facebook|twitter|x|linkedin|reddit|tumblr|pinterest|whatsapp|telegram|mastodon|bluesky|pocket|instagram|youtube)(?:\s*[|·,]?\s*(?:facebook|twitter|x|linkedin|reddit|tumblr|pinterest|whatsapp|telegram|mastodon|bluesky|pocket|instagram|youtube))*$/i,
  /^(?:powered by|proudly powered|blog at|create a (?:free )?website|theme:|designed by)/i,
  /^(?:copyright\b|©|\(c\)\s*\d{4})|\ball rights reserved\b/i,
  /^comments? (?:are|is) (?:now )?closed\b/i,
  /^(?:leave a (?:comment|reply)|\d+ (?:comments?|responses?|replies|thoughts? on\b.*)|no comments?(?: yet)?|post a comment)\b.{0,80}$/i,
  /^(?:posted|published|filed|tagged|written|last (?:updated|modified))\s+(?:on|by|in|under|as|with)\b/i,
  /^(?:tags?|categor(?:y|ies)|topics?)\s*:/i,
  /^%d bloggers? like/i,
  /^(?:enter your e-?mail|join \d[\d,.]* other|notify me of|your e-?mail address will|this site uses|cookie)/i,
];

/** Who wrote it, as pages say below the title. */
export const BYLINE = /^by:?\s+(\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){0,4})$/iu;

/** What heads a list of links to elsewhere. */
const HEADS_LINKS =
  /^(?:related(?: (?:posts?|articles?|reading|essays?))?|more (?:on|about|from|like)\b.{0,40}|you (?:may|might) also like|see also|recent (?:posts?|comments?)|popular posts?|further reading on this (?:site|blog)|blogroll|categories|archives)\s*:?$/i;

/** A pointer to what stands elsewhere on the page. */
const POINTS_AWAY =
  /\b(?:menus?|navigation|sidebar|links?) (?:at|in|on) the (?:top|bottom|side|left|right)(?: of (?:this|the|every|each) (?:page|site|blog|website))?\b/i;

/** Boxes that ask for money. */
const ASKS = /\b(?:donat\w+|paypal|patreon|ko-?fi|buy me a coffee|tip jar|amazon)\b/i;
const FOR_SUPPORT = /\b(?:support|thank(?:s| you)|help|contribut\w+|shopping|purchase|click|link|button)\b/i;

/** Lines that were copied as one are taken apart where some of them are a page's. */
export const takenApart = (blocks: Block[]): Block[] =>
  blocks.flatMap((block, at) => {
    const apart =
      at === 0 || block.lines.some((line) => LINES.some((one) => one.test(line)) || HEADS_LINKS.test(line));
    if (block.kind !== 'lines' || !apart || isPageLines(block)) return [block];
    return block.lines.map((line) => ({ kind: 'paragraph', lines: [line], text: line }));
  });

/** Which of the blocks are a page's and not the essay's. */
export function furnitureAmong(blocks: Block[]): Set<Block> {
  const furniture = new Set(blocks.filter(isFurniture));
  blocks.forEach((block, at) => {
    if (!HEADS_LINKS.test(block.text)) return;
    furniture.add(block);
    for (const link of blocks.slice(at + 1)) {
      if (!isLink(link)) break;
      furniture.add(link);
    }
  });
  for (const link of menusAround(blocks.filter((block) => !furniture.has(block)))) furniture.add(link);
  return furniture;
}

const isFurniture = (block: Block) => isPageLines(block) || isBox(block);

/** Lines of which most are a page's: the rest of a menu are names that nobody can know. */
const isPageLines = ({ lines }: Block) =>
  lines.every(({ length }) => length <= LONGEST_LINE) &&
  2 * lines.filter((line) => LINES.some((pattern) => pattern.test(line))).length >= lines.length;

const isBox = ({ text }: Block) =>
  text.length <= LONGEST_BOX && (POINTS_AWAY.test(text) || (ASKS.test(text) && FOR_SUPPORT.test(text)));

const isLink = ({ text }: Block) => text.length <= LONGEST_LINE && !isSentence(text);

/** Short lines in a row before the title, which is the last of them, and after the essay has ended. */
function menusAround(blocks: Block[]): Block[] {
  const head = linksAtStart(blocks.filter(({ text }) => !BYLINE.test(text)));
  const tail = linksAtStart(blocks.toReversed());
  return [
    ...(head.length > SHORTEST_MENU ? head.slice(0, -1) : []),
    ...(tail.length >= SHORTEST_MENU ? tail : []),
  ];
}

const linksAtStart = (blocks: Block[]) => {
  const end = blocks.findIndex(
    (block) => !isLink(block) || block.lines.length > 1 || block.text.length > LONGEST_MENU_LINE,
  );
  return blocks.slice(0, Math.max(0, end));
};
