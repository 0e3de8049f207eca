import type { TextCheck } from '../essays/rules/safe-mdx.ts';
import type { ArrivedText } from './rules/arrivals.ts';
import type { ConvertedText } from './rules/convert.ts';
import type { Directories, Stood } from './rules/surroundings.ts';

/** A text to be made into this site's MDX. */
export interface AskedText extends Stood {
  body: ArrivedText;
  /** The source's key of the picture that is to stand at its head, if the text does not show it. */
  headPicture?: string | undefined;
}

/** A text in the site's MDX, as its safe reader sees it; `kept` when it could only be kept as it stood, as code. */
export interface CheckedText extends ConvertedText {
  check: Pick<TextCheck, 'text' | 'words'>;
  kept?: { line: number };
  /** Whether the picture for its head is not there. */
  headless: boolean;
}

/** Makes foreign texts into those of this site. */
export interface Converter {
  text(asked: AskedText): Promise<CheckedText>;
  /** The HTML of comments as the Markdown that comments are written in. */
  comments(bodies: string[]): Promise<string[]>;
  close(): Promise<void>;
}

export type OpenConverter = (directories: Directories, home: string | undefined) => Converter;
