import type { Construct } from 'micromark-util-types';
import type { Processor } from 'unified';

/** Tells the line that the parser has come to, so that a text which takes too long can be refused with one. */
export function followedLines(this: Processor, reached: (line: number) => void) {
  const follow: Construct = {
    tokenize(_effects, _ok, nok) {
      reached(this.now().line);
      return nok;
    },
  };
  const data = this.data();
  data.micromarkExtensions ??= [];
  // Under the name `null` a construct is tried wherever any other one is; this one never takes anything.
  data.micromarkExtensions.push({ flow: { null: follow }, text: { null: follow } });
}
