/** Past this a reusable block that shows itself, or a pile of them, would never end. */
const DEEPEST = 5;
const LONGEST_TEXT = 2_000_000;

const REFERENCE = /<!--\s*wp:(?:core\/)?block\s+\{[^{}]{0,999}?"ref"\s*:\s*(\d+)[^{}]{0,999}\}\s*\/-->/g;

/** Puts the text of each reusable block where a text shows it; says the numbers of those that the file does not hold. */
export function expandBlocks(content: string, blocks: ReadonlyMap<string, string>) {
  const missing = new Set<string>();
  let text = content;
  for (let depth = 0; depth < DEEPEST && text.search(REFERENCE) >= 0; depth += 1) {
    let length = text.length;
    text = text.replaceAll(REFERENCE, (_reference: string, number: string) => {
      const block = blocks.get(number);
      length += block?.length ?? 0;
      if (block !== undefined && length <= LONGEST_TEXT) return block;
      missing.add(number);
      return '';
    });
  }
  for (const [, number = ''] of text.matchAll(REFERENCE)) missing.add(number);
  return { text: text.replaceAll(REFERENCE, ''), missing: [...missing] };
}
