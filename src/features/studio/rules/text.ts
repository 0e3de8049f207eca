import { createHash } from 'node:crypto';
import type { DraftMatter, PageDraftMatter } from './matter.ts';

/** Longer than any book; what is pasted by mistake is refused before it fills the database. */
export const MAX_BODY_BYTES = 1_000_000;

/** What a draft says: the part of it that saves, compares and restores. */
export interface Said {
  matter: DraftMatter | PageDraftMatter;
  body: string;
}

/** The text as the database can hold it, with the line ends of a file, however a browser sent it. */
export const tidy = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();

/** The same for every word of a draft's details. */
export const tidyMatter = <Matter extends Said['matter']>(matter: Matter): Matter =>
  JSON.parse(JSON.stringify(matter), (_, value) => (typeof value === 'string' ? tidy(value) : value));

/** Tells one saying from another: the same for the same words in the same fields. */
export const hashOf = ({ matter, body }: Said) =>
  createHash('sha256')
    .update(JSON.stringify([matter, body]))
    .digest('hex');

export const isTooLong = (body: string) => Buffer.byteLength(body) > MAX_BODY_BYTES;

/** Title, standfirst and text in one, as two sayings are compared. */
export const headedText = ({ matter, body }: Said) =>
  [matter.title, 'standfirst' in matter ? matter.standfirst : matter.description, body].join('\n\n');
