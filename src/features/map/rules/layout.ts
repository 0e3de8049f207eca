import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { groupLinks, type MapGraph, regionLinks, spacingFor } from './graph.ts';

/** A circle on the map, in units of the drawing; where there is room, one is a pixel. */
export interface Region {
  topic: string;
  x: number;
  y: number;
  radius: number;
}

/** Where an essay stands, as seen from the middle of its region. */
export interface Place {
  id: string;
  topic: string;
  x: number;
  y: number;
}

export interface Layout {
  regions: Region[];
  places: Place[];
}

const REGION_TICKS = 300;
const ESSAY_TICKS = 200;
/** Between two regions, for their names. */
const REGION_GAP = 26;
/** Between the outermost essays and the edge of their region. */
const REGION_PADDING = 22;
/** How much of its area a region's essays fill. */
const FILLING = 0.8;
/** How far essays that huddle may be drawn apart. */
const MOST_SPREAD = 1.6;
/** Linked topics lie as far apart at most as keeps the map wider than high. */
const PULL_ACROSS = 0.035;
const PULL_DOWN = 0.07;

type Point = { id: string } & SimulationNodeDatum;

/**
 * Works out the map: regions first, those with many edges between them close together; then the essays within each,
 * drawn towards the regions they have edges to. The same graph in the same order gives the same map. It takes seconds
 * for thousands of essays.
 */
export function layOut(graph: MapGraph): Layout {
  const spacing = spacingFor(graph.essays.length);
  const regions = layOutRegions(graph, spacing);
  const places = regions.flatMap((region) => layOutEssays(graph, region, regions, spacing));
  return { regions: regions.map(rounded), places: places.map(rounded) };
}

function layOutRegions(graph: MapGraph, spacing: number): Region[] {
  const sizes = Map.groupBy(graph.essays, ({ topic }) => topic);
  const nodes = [...sizes].map(([topic, essays]) => ({
    id: topic,
    radius: REGION_PADDING + spacing * Math.sqrt(essays.length / (Math.PI * FILLING)),
  }));
  const radiusOf = new Map(nodes.map(({ id, radius }) => [id, radius]));
  const links = regionLinks(graph);
  const strongest = Math.max(...links.map(({ edges }) => edges), 1);
  const apart = ({ from, to }: { from: string; to: string }) =>
    (radiusOf.get(from) ?? 0) + (radiusOf.get(to) ?? 0) + REGION_GAP;
  const simulation = forceSimulation<Point & { radius: number }>(nodes)
    .force(
      'links',
      forceLink<Point & { radius: number }, SimulationLinkDatum<Point & { radius: number }>>(
        links.map((link) => ({ source: link.from, target: link.to, ...link })),
      )
        .id(({ id }) => id)
        .distance((_, at) => apart(links[at] ?? { from: '', to: '' }))
        .strength((_, at) => 0.3 * ((links[at]?.edges ?? 0) / strongest)),
    )
    .force(
      'apart',
      forceCollide<Point & { radius: number }>((node) => node.radius + REGION_GAP / 2).iterations(4),
    )
    .force('across', forceX(0).strength(PULL_ACROSS))
    .force('down', forceY(0).strength(PULL_DOWN));
  run(simulation, REGION_TICKS);
  return simulation.nodes().map(({ id, x = 0, y = 0, radius }) => ({ topic: id, x, y, radius }));
}

function layOutEssays(graph: MapGraph, region: Region, regions: Region[], spacing: number): Place[] {
  const { essays, within, towards } = groupLinks(graph, region, regions);
  const room = region.radius - REGION_PADDING;
  const nodes: Point[] = essays.map(({ id }) => ({ id }));
  const aim = (axis: 'x' | 'y') => (node: Point) => (towards.get(node.id)?.[axis] ?? 0) * room * 0.7;
  const hold = ({ id }: Point) => (towards.has(id) ? 0.1 : 0.05);
  const simulation = forceSimulation(nodes)
    .force(
      'links',
      forceLink<Point, SimulationLinkDatum<Point>>(
        within.map(({ from, to }) => ({ source: from, target: to })),
      )
        .id(({ id }) => id)
        .distance(spacing)
        .strength(0.15),
    )
    .force(
      'charge',
      forceManyBody()
        .strength(-spacing)
        .distanceMax(spacing * 8),
    )
    .force('apart', forceCollide(spacing / 2).iterations(2))
    .force('across', forceX<Point>(aim('x')).strength(hold))
    .force('down', forceY<Point>(aim('y')).strength(hold));
  run(simulation, ESSAY_TICKS, () => keepWithin(nodes, room));
  spread(nodes, room);
  return nodes.map(({ id, x = 0, y = 0 }) => ({ id, topic: region.topic, x, y }));
}

/** The clock of the simulation stands still; it moves by our steps alone. */
function run<Node extends SimulationNodeDatum, Link extends SimulationLinkDatum<Node> | undefined>(
  simulation: Simulation<Node, Link>,
  ticks: number,
  moved = () => {},
) {
  simulation.stop().alphaDecay(1 - 0.001 ** (1 / ticks));
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    moved();
  }
}

function keepWithin(nodes: Point[], room: number) {
  for (const node of nodes) {
    const distance = Math.hypot(node.x ?? 0, node.y ?? 0);
    if (distance <= room) continue;
    node.x = ((node.x ?? 0) * room) / distance;
    node.y = ((node.y ?? 0) * room) / distance;
  }
}

/** Moves essays to the middle of their region and apart, so that they fill it and still lie as the links drew them. */
function spread(nodes: Point[], room: number) {
  const mean = (axis: 'x' | 'y') => nodes.reduce((sum, node) => sum + (node[axis] ?? 0), 0) / nodes.length;
  const [middleX, middleY] = [mean('x'), mean('y')];
  const reach = Math.max(1, ...nodes.map(({ x = 0, y = 0 }) => Math.hypot(x - middleX, y - middleY)));
  const times = Math.min(MOST_SPREAD, room / reach);
  for (const node of nodes) {
    node.x = ((node.x ?? 0) - middleX) * times;
    node.y = ((node.y ?? 0) - middleY) * times;
  }
}

/** Whole units are fine enough for a screen, and short. */
function rounded<Thing extends { x: number; y: number }>(thing: Thing): Thing {
  return { ...thing, x: Math.round(thing.x), y: Math.round(thing.y) };
}
