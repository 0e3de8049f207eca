import { countWords } from '../../essays/rules/reading.ts';
import { MAX_BODY_BYTES } from '../../studio/rules/text.ts';
import type { AskedText, CheckedText } from '../converter.ts';

/** Some room for the fence. */
const MOST_CHARACTERS = MAX_BODY_BYTES / 4;

/** Any text as a block of code, which is the one thing that it always can be. */
function asCode(given: string) {
  const source = given.slice(0, MOST_CHARACTERS).toWellFormed();
  const longest = Math.max(0, ...[...source.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return { text: `${fence}html\n${source}\n${fence}\n`, words: countWords(source) };
}

/** A text that could not be made into one of this site's, as it stood. */
export function keptAsCode({ body }: AskedText, line: number): CheckedText {
  const { text, words } = asCode(body.text);
  return {
    ...{ body: text, losses: [], missing: [], headless: false },
    ...{ check: { text: body.text, words }, kept: { line } },
  };
}
