import type { SiteMap } from '../queries/map.ts';

/** A text beside a point. */
export interface Label {
  x: number;
  y: number;
  /** Whether it ends at the point, because there is no room after it. */
  before: boolean;
  lines: string[];
}

/** What the drawing is as wide as at least; about the width of a page. */
const WIDTH = 1_200;
const MARGIN = 34;
const LETTER = 6.4;
const LINE = 17;
const BESIDE = 12;
const MOST_LETTERS = 46;

interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** The part of the plane that is shown: `x y width height`. */
export function frameOf(circles: Circle[]) {
  const left = Math.min(...circles.map(({ x, radius }) => x - radius)) - MARGIN;
  const right = Math.max(...circles.map(({ x, radius }) => x + radius)) + MARGIN;
  const top = Math.min(...circles.map(({ y, radius }) => y - radius)) - MARGIN;
  const bottom = Math.max(...circles.map(({ y, radius }) => y + radius)) + MARGIN;
  const width = Math.max(WIDTH, right - left);
  return {
    x: Math.round((left + right - width) / 2),
    y: Math.round(top),
    width: Math.round(width),
    height: Math.round(bottom - top),
  };
}

/** The more connections, the larger the point; its area grows with them. */
export const radiusOf = (connections: number) => Math.round(10 * (3 + Math.sqrt(connections) * 0.8)) / 10;

/** A text cut to what a label holds. */
export const cut = (text: string) =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1).trimEnd()}…` : text;

/** Puts a label beside each point, on the side where there is room, and moves it down until it covers no other. */
export function placeLabels(
  points: { x: number; y: number; lines: string[] }[],
  frame: { x: number; width: number },
  taken: Label[] = [],
): Label[] {
  const placed = [...taken];
  for (const point of points) {
    const label = { ...point, before: point.x > frame.x + frame.width * 0.62 };
    label.x += label.before ? -BESIDE : BESIDE;
    for (let other = covered(label, placed); other; other = covered(label, placed))
      label.y = other.y + other.lines.length * LINE + 2;
    placed.push(label);
  }
  return placed.slice(taken.length);
}

/** The titles of all essays, in their order, none over another or over a region's name. */
export function placeTitles(
  essays: SiteMap['essays'],
  regions: SiteMap['regions'],
  frame: { x: number; width: number },
): Label[] {
  const names = regions.map(({ name, x, y, radius }) => {
    const text = name ?? '';
    return { x: x - (text.length * LETTER) / 2, y: y - radius - LINE, before: false, lines: [text] };
  });
  const downwards = essays.toSorted((one, other) => one.y - other.y);
  const labels = placeLabels(
    downwards.map(({ x, y, title }) => ({ x, y, lines: [cut(title)] })),
    frame,
    names,
  );
  return essays.flatMap((essay) => labels[downwards.indexOf(essay)] ?? []);
}

function covered(label: Label, placed: Label[]) {
  const [left, right] = reach(label);
  return placed.find((other) => {
    const [otherLeft, otherRight] = reach(other);
    return (
      left < otherRight &&
      otherLeft < right &&
      label.y < other.y + other.lines.length * LINE &&
      other.y < label.y + label.lines.length * LINE
    );
  });
}

function reach({ x, before, lines }: Label): [left: number, right: number] {
  const length = Math.max(...lines.map((line) => line.length)) * LETTER;
  return before ? [x - length, x] : [x, x + length];
}

const LARGEST = 2.5;

/** A topic's region alone has room to be larger. */
export function enlarged({ regions, essays }: SiteMap): Pick<SiteMap, 'regions' | 'essays'> {
  const [region] = regions;
  if (regions.length !== 1 || !region) return { regions, essays };
  const times = Math.max(1, Math.min(LARGEST, WIDTH / 2 / (region.radius + MARGIN)));
  const moved = <Spot extends { x: number; y: number }>(spot: Spot): Spot => ({
    ...spot,
    x: Math.round(spot.x * times),
    y: Math.round(spot.y * times),
  });
  return {
    regions: [{ ...moved(region), radius: Math.round(region.radius * times) }],
    essays: essays.map(moved),
  };
}
