import type { Conversion } from '../conversion.ts';
import { type Region, verbatim } from '../html/regions.ts';
import { fromBuilder, isBuilder } from './builders.ts';
import { codeIn } from './code-shortcodes.ts';
import { type Attributes, EXPANSIONS } from './expansions.ts';

/** `[name …]`, `[/name]` or `[name …/]`; doubled brackets stand for themselves. */
const TAG = /(\[?)\[(\/?)([a-z][\w-]*)(?![\w-])((?:[^[\]"']|"[^"\n]*"|'[^'\n]*')*?)\/?\](\]?)/gi;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)/g;

interface Tag {
  start: number;
  end: number;
  name: string;
  closing: boolean;
  doubled: boolean;
  said: string;
  /** Where the tag that closes this one stands among all tags. */
  closedBy?: number;
}

/** Deeper than any page builder nests them. */
const DEEPEST = 20;

/** A WordPress text with its shortcodes written out; those that only a plugin understands stay and are noted. */
export function expandShortcodes(text: string, conversion: Conversion): string {
  const tags = tagsIn(text);
  return written({ start: 0, end: text.length }, 0, tags.length, 0);

  /** A stretch of the text with the tags from `at` to `last` written out. */
  function written({ start, end }: Region, at: number, last: number, depth: number): string {
    let [html, from] = ['', start];
    for (let index = at; index < last; index++) {
      const tag = tags[index];
      if (!tag) continue;
      const closing = tag.closedBy === undefined ? undefined : tags[tag.closedBy];
      const expanded = tag.closing ? strayEnd(tag) : expandedTag(tag, closing, index, depth);
      if (expanded === undefined) {
        if (!tag.closing && isShortcode(tag, text)) conversion.lose((w) => w.shortcode(tag.name));
        continue;
      }
      html += text.slice(from, tag.start) + expanded;
      from = tag.doubled ? tag.end : (closing?.end ?? tag.end);
      if (tag.closedBy !== undefined && !tag.doubled) index = tag.closedBy;
    }
    return html + text.slice(from, end);
  }

  /** What a tag stands for, with all up to the one that closes it. */
  function expandedTag(tag: Tag, closing: Tag | undefined, index: number, depth: number): string | undefined {
    if (tag.doubled) return text.slice(tag.start + 1, tag.end - 1);
    if (depth >= DEEPEST) return undefined;
    const attributes = attributesOf(tag.said);
    const code = closing && codeIn(tag.name, attributes, text.slice(tag.end, closing.start));
    if (code !== undefined) return code;
    const read = EXPANSIONS.get(tag.name);
    if (!read && !isBuilder(tag.name)) return undefined;
    const within = closing
      ? written({ start: tag.end, end: closing.start }, index + 1, tag.closedBy ?? 0, depth + 1)
      : '';
    if (read) return read(attributes, within, conversion);
    const said = fromBuilder(tag.name, attributes, within, conversion);
    if (said === undefined) conversion.lose((w) => w.shortcode(tag.name));
    return said ?? '';
  }
}

/** What closes nothing is left out where a page builder left it, and stays otherwise. */
const strayEnd = ({ name, doubled }: Tag) => (!doubled && isBuilder(name) ? '' : undefined);

/** Whether brackets hold a shortcode rather than an editor's remark such as [sic]. */
const isShortcode = (tag: Tag, text: string) =>
  tag.closedBy !== undefined ||
  /[_-]|=/.test(tag.name + tag.said) ||
  (/(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, tag.start - 80), tag.start)) &&
    /^[ \t]*(?:\n|$)/.test(text.slice(tag.end, tag.end + 80)));

/** Attributes by name, and those without one by number. */
function attributesOf(said: string): Attributes {
  const attributes: Attributes = {};
  let unnamed = 0;
  for (const [, name, ...values] of said.replace(/^=/, '').matchAll(ATTRIBUTE)) {
    const value = values.find((one) => one !== undefined) ?? '';
    attributes[name?.toLowerCase() ?? unnamed++] = value;
  }
  return attributes;
}

function tagsIn(text: string): Tag[] {
  const hidden = verbatim(text);
  let region = 0;
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const [whole, before = '', slash, name = '', said = '', after = ''] = match;
    while ((hidden[region]?.end ?? text.length) <= match.index) region++;
    if ((hidden[region]?.start ?? text.length) <= match.index) continue;
    const doubled = before !== '' && after !== '';
    tags.push({
      start: match.index + (doubled ? 0 : before.length),
      end: match.index + whole.length - (doubled ? 0 : after.length),
      name: name.toLowerCase(),
      closing: slash !== '',
      doubled,
      said,
    });
  }
  matchClosings(tags);
  return tags;
}

/** An opening tag belongs to the next closing one of its name, unless another opens before that. */
function matchClosings(tags: Tag[]) {
  const closings = new Map<string, number>();
  for (let at = tags.length - 1; at >= 0; at--) {
    const tag = tags[at];
    if (!tag || tag.doubled) continue;
    if (tag.closing) closings.set(tag.name, at);
    else {
      const closing = closings.get(tag.name);
      if (closing !== undefined) tag.closedBy = closing;
      closings.delete(tag.name);
    }
  }
}
