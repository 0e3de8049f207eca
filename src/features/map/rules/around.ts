/** The drawing of one essay's neighbours, the essay itself in the middle at 0, 0. */
export const AROUND = { viewBox: '-600 -380 1200 760' };

const ACROSS = 310;
const DOWN = 290;
const BESIDE = 16;
const LETTERS = 34;
const MOST_LINES = 3;

/** Spreads items over an ellipse, clockwise from the top, each with where its label begins. */
export function placeAround<Item>(items: Item[]) {
  return items.map((item, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / items.length - Math.PI / 2;
    const [x, y] = [Math.round(ACROSS * Math.cos(angle)), Math.round(DOWN * Math.sin(angle))];
    const right = x >= 0;
    const anchor: 'start' | 'end' = right ? 'start' : 'end';
    return { item, x, y, label: { x: x + (right ? BESIDE : -BESIDE), y: y - 4, anchor } };
  });
}

/** A text in lines that a label holds; what does not fit into them is cut. */
export function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, LETTERS));
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`];
}
