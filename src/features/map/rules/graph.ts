/** The graph as the map's layout needs it. */
export interface MapGraph {
  /** In an order that stays, because the layout depends on it. */
  essays: { id: string; topic: string }[];
  links: { from: string; to: string }[];
}

/** What the essays of a small map keep from each other, and those of a large one. */
const WIDE = 96;
const NARROW = 18;
/** The area that a map of middling size fills. */
const AREA = 620_000;

export const spacingFor = (essays: number) =>
  Math.min(WIDE, Math.max(NARROW, Math.sqrt(AREA / Math.max(1, essays))));

/** How many edges run between each two regions. */
export function regionLinks({ essays, links }: MapGraph) {
  const topicOf = new Map(essays.map(({ id, topic }) => [id, topic]));
  const pairs = links.flatMap((link) => {
    const [from = '', to = ''] = [topicOf.get(link.from), topicOf.get(link.to)].toSorted();
    return from === to ? [] : [{ from, to }];
  });
  return [...Map.groupBy(pairs, ({ from, to }) => `${from} ${to}`).values()].flatMap((same) =>
    same[0] ? [{ ...same[0], edges: same.length }] : [],
  );
}

interface Spot {
  topic: string;
  x: number;
  y: number;
}

/** The essays of a region, their edges to each other, and in which direction the others draw them, at most 1 long. */
export function groupLinks({ essays, links }: MapGraph, region: Spot, regions: Spot[]) {
  const topicOf = new Map(essays.map(({ id, topic }) => [id, topic]));
  const spots = new Map(regions.map((spot) => [spot.topic, spot]));
  const own = essays.filter(({ topic }) => topic === region.topic);
  const towards = new Map<string, { x: number; y: number }>();
  const within = links.filter(({ from, to }) => {
    const [one, other] = [topicOf.get(from), topicOf.get(to)];
    if (one === other) return one === region.topic;
    if (one === region.topic) draw(towards, from, region, spots.get(other ?? ''));
    if (other === region.topic) draw(towards, to, region, spots.get(one ?? ''));
    return false;
  });
  for (const pull of towards.values()) {
    const length = Math.max(1, Math.hypot(pull.x, pull.y));
    pull.x /= length;
    pull.y /= length;
  }
  return { essays: own, within, towards };
}

function draw(towards: Map<string, { x: number; y: number }>, id: string, here: Spot, there?: Spot) {
  if (!there) return;
  const distance = Math.max(1, Math.hypot(there.x - here.x, there.y - here.y));
  const pull = towards.get(id) ?? { x: 0, y: 0 };
  towards.set(id, {
    x: pull.x + (there.x - here.x) / distance,
    y: pull.y + (there.y - here.y) / distance,
  });
}
