import type { ArrivedEssay } from '../../rules/arrivals.ts';
import { blocksOf, isSentence } from './blocks.ts';
import { htmlOf } from './body.ts';
import { editionIn } from './edition.ts';
import { BYLINE, furnitureAmong, takenApart } from './furniture.ts';

/** An essay as somebody copied it from a page. */
export interface PastedEssay {
  title: string;
  author?: string;
  edition?: ArrivedEssay['edition'];
  html: string;
  /** The lines that are the page's and not the essay's, as they stood. */
  leftOut: string[];
  commentsClosed: boolean;
}

const LONGEST_TITLE = 200;

/** Reads a pasted text: its title, a word on its edition, who wrote it, and the text; undefined where there is no title. */
export function readPasted(text: string): PastedEssay | undefined {
  const blocks = takenApart(blocksOf(text));
  const furniture = furnitureAmong(blocks);
  const [title, ...rest] = blocks.filter((block) => !furniture.has(block));
  if (!title || title.text.length > LONGEST_TITLE) return undefined;
  const repeated = rest.slice(0, 3).filter((block) => isSameTitle(block.text, title.text));
  const byline = rest.slice(0, 4).find((block) => BYLINE.test(block.text));
  const author = BYLINE.exec(byline?.text ?? '')?.[1];
  const head = rest.slice(0, 3).find(({ text: words }) => editionIn(words));
  const edition = editionIn(head?.text ?? '');
  const body = rest.filter((block) => block !== head && block !== byline && !repeated.includes(block));
  const leftOut = blocks.filter((block) => furniture.has(block) || repeated.includes(block));
  return {
    title: title.text,
    ...(author ? { author } : {}),
    ...(edition ? { edition } : {}),
    html: htmlOf(body),
    leftOut: leftOut.flatMap(({ lines }) => lines),
    commentsClosed: leftOut.some((block) => /^comments? (?:are|is) (?:now )?closed/i.test(block.text)),
  };
}

/** Whether a line is the title once more, give or take a small word. */
function isSameTitle(line: string, title: string): boolean {
  if (line.length > LONGEST_TITLE || isSentence(line) !== isSentence(title)) return false;
  const [one, other] = [wordsOf(line), wordsOf(title)];
  return one.intersection(other).size >= 0.75 * Math.max(one.size, other.size);
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
