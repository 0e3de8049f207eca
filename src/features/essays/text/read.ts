import { createHash } from 'node:crypto';
import { countWords } from '../rules/reading.ts';
import type { ReadText, TextCheck } from '../rules/safe-mdx.ts';
import { threads } from './threads.ts';

/** How much work an author's text may be. */
const CHECK_LIMIT_MS = 1_000;

/** What was let in once is shown, also where the machine is slower or the processor still cold. */
const READING_LIMIT_MS = 10_000;

/** A page asks for its text twice, its contents being the first; a feed asks for twenty. */
const MOST_REMEMBERED = 40;

const remembered = new Map<string, Promise<ReadText>>();

/** Says what a text from the browser holds and what keeps it from being shown; `language` is the text's. */
export async function checkText(body: string, language: string): Promise<TextCheck> {
  const { html, ...check } = await read(body, language, CHECK_LIMIT_MS);
  return check;
}

/** The text with its HTML as a tree, for showing it. */
export function readText(body: string, language: string): Promise<ReadText> {
  const key = createHash('sha256').update(`${language}\n${body}`).digest('base64');
  const reading = remembered.get(key) ?? read(body, language, READING_LIMIT_MS);
  remembered.delete(key);
  remembered.set(key, reading);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
  reading.catch(() => remembered.delete(key));
  return reading;
}

async function read(body: string, language: string, limitMs: number): Promise<ReadText> {
  const answer = await threads().read({ body, language }, limitMs);
  if (!('stoppedAt' in answer)) return answer;
  const message =
    'the text takes too long to read from here on: take apart what stands in one another, or many signs in a row';
  const problems = [{ line: answer.stoppedAt, column: 1, message }];
  return { problems, text: body, words: countWords(body), uses: [], images: [], headings: [] };
}
