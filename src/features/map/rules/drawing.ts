import type { SiteMap } from '../queries/map.ts';
import type { Box } from './labels.ts';

/** What the drawing is as wide as at least, so that a small one is not blown up. */
const WIDTH = 960;
const MARGIN = 34;
const MOST_LETTERS = 46;

interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** The part of the plane that is shown: all circles, and the boxes that reach beyond them. */
export function frameOf(circles: Circle[], boxes: Box[] = []) {
  const left = Math.min(
    ...circles.map(({ x, radius }) => x - radius - MARGIN),
    ...boxes.map((box) => box.left),
  );
  const right = Math.max(
    ...circles.map(({ x, radius }) => x + radius + MARGIN),
    ...boxes.map((box) => box.right),
  );
  const top = Math.min(
    ...circles.map(({ y, radius }) => y - radius - MARGIN),
    ...boxes.map((box) => box.top),
  );
  const bottom = Math.max(
    ...circles.map(({ y, radius }) => y + radius + MARGIN),
    ...boxes.map((box) => box.bottom),
  );
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

/** The line through all edges between essays that are on the map, each once. */
export function web(essays: SiteMap['essays'], edgesEach: number): string {
  const places = new Map(essays.map((essay) => [essay.slug, essay]));
  const pairs = new Map<string, string>();
  for (const { slug, x, y, edges } of essays)
    for (const edge of edges.slice(0, edgesEach)) {
      const end = places.get(edge.slug);
      if (end) pairs.set([slug, edge.slug].toSorted().join(' '), `M${x} ${y}L${end.x} ${end.y}`);
    }
  return [...pairs.values()].join('');
}

const LARGEST = 1.6;

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
