import { type ComparedParagraph, compareTexts, paragraphsOf } from '../../../essays/rules/comparison.ts';

/** A changed paragraph, or how many unchanged ones stand between two. */
export type Part = { runs: ComparedParagraph } | { same: number };

/** Compares two sources paragraph by paragraph; what both have in a row is only counted. */
export function compareSources(from: string, to: string): Part[] {
  const [before, after] = [paragraphsOf(from), paragraphsOf(to)];
  const head = commonLength(before, after);
  const tail = commonLength(before.slice(head).reverse(), after.slice(head).reverse());
  const middle = compareTexts(
    before.slice(head, before.length - tail).join('\n\n'),
    after.slice(head, after.length - tail).join('\n\n'),
  );
  return counted([{ same: head }, ...middle.map((runs) => ({ runs })), { same: tail }]);
}

function commonLength(one: string[], other: string[]) {
  const differs = one.findIndex((paragraph, at) => paragraph !== other[at]);
  return differs < 0 ? one.length : differs;
}

function counted(parts: Part[]) {
  const result: Part[] = [];
  for (const part of parts) {
    const same = 'same' in part ? part.same : part.runs.every(({ kind }) => kind === 'same') ? 1 : 0;
    const last = result.at(-1);
    if (same > 0 && last && 'same' in last) last.same += same;
    else if (same > 0) result.push({ same });
    else if ('runs' in part) result.push(part);
  }
  return result;
}
