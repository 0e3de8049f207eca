import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../../rules/source-error.ts';
import { decodeText } from '../text-file.ts';
import { remarks, whys } from '../words.ts';
import { writtenOut } from './addresses.ts';
import { type Front, partFrontMatter } from './front-matter.ts';
import type { MarkdownSite } from './site.ts';

/** Longer texts are no essays. */
const LARGEST_MEGABYTES = 5;

/** One text of a folder, parted into its fields and its words. */
export interface Readable {
  file: string;
  front: Front;
  body: string;
  remarks: string[];
}

/** A text, or why it cannot be read. */
export async function readMarkdown(file: string, site: MarkdownSite): Promise<Readable | { why: string }> {
  const whole = path.join(site.folder.root, file);
  if ((await stat(whole)).size > LARGEST_MEGABYTES * 1_000_000)
    return { why: whys.textTooLarge(LARGEST_MEGABYTES) };
  const bytes = await readFile(whole);
  const unicode = decodeText(bytes);
  const text = (unicode ?? fromWindows(bytes)).replace(/^\ufeff/, '');
  if (text.includes('\0')) return { why: whys.noText };
  try {
    const { front, body } = partFrontMatter(text);
    return {
      file,
      front,
      body: writtenOut(body, site),
      remarks: unicode === undefined ? [remarks.otherEncoding] : [],
    };
  } catch (error) {
    if (error instanceof SourceError) return { why: error.message };
    throw error;
  }
}

/** Node 24 takes Windows-1252 for ISO-8859-1 unless it is read as a stream. */
const fromWindows = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes, { stream: true });
