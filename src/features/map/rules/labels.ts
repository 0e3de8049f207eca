import { cut, radiusOf } from './drawing.ts';
import { MOST_LANDMARKS, MOST_TITLED } from './limits.ts';

/** A text beside a point, from its first baseline down. */
export interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  lines: string[];
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Spot {
  x: number;
  y: number;
}

const LETTER = 7;
const LINE = 18;
const ASCENT = 13;
const BESIDE = 12;
/** From the middle of a point to a baseline beside it. */
const LEVEL = 5;
const REGION_LETTER = 8.5;

/** The baseline of a region's name, above its circle. */
export const regionNameY = ({ y, radius }: { y: number; radius: number }) => y - radius - 9;

/** Puts a label beside each point, on the side where there is room, and moves it down until it covers no other. */
export function placeLabels(
  points: (Spot & { lines: string[] })[],
  frame: { x: number; width: number },
): Label[] {
  const placed: Label[] = [];
  for (const { x, y, lines } of points) {
    const before = x > frame.x + frame.width * 0.62;
    const label: Label = {
      x: x + (before ? -BESIDE : BESIDE),
      y: y + LEVEL,
      anchor: before ? 'end' : 'start',
      lines,
    };
    for (let other = covered(label, placed); other; other = covered(label, placed))
      label.y = other.y + other.lines.length * LINE + 2;
    placed.push(label);
  }
  return placed;
}

const covered = (label: Label, placed: Label[]) => placed.find((other) => meet(boxOf(label), boxOf(other)));

interface Titled extends Spot {
  title: string;
  connections: number;
}

/**
 * The titles of essays, in their order, each on the side of its point where it covers least; the best connected choose
 * first. Of more than a few only those are there that cover nothing.
 */
export function placeTitles(
  essays: Titled[],
  regions: { name: string | null; x: number; y: number; radius: number }[],
): (Label | undefined)[] {
  const all = essays.length <= MOST_TITLED;
  const taken = [
    ...regions.map((region) => regionNameBox(region)),
    ...essays.map((essay) => boxAround(essay, radiusOf(essay.connections))),
  ];
  const placed = new Map<Titled, Label>();
  for (const essay of essays.toSorted((one, other) => other.connections - one.connections)) {
    const [best] = labelsAround(essay)
      .map((label) => ({ label, covers: taken.filter((box) => meet(boxOf(label), box)).length }))
      .sort((one, other) => one.covers - other.covers);
    if (!best || (best.covers > 0 && !all)) continue;
    placed.set(essay, best.label);
    taken.push(boxOf(best.label));
    if (!all && placed.size === MOST_LANDMARKS) break;
  }
  return essays.map((essay) => placed.get(essay));
}

function labelsAround({ x, y, title, connections }: Titled): Label[] {
  const lines = [cut(title)];
  const away = radiusOf(connections) + 4;
  return [
    { x: x + BESIDE, y: y + LEVEL, anchor: 'start', lines },
    { x: x - BESIDE, y: y + LEVEL, anchor: 'end', lines },
    { x, y: y + away + ASCENT, anchor: 'middle', lines },
    { x, y: y - away - 2, anchor: 'middle', lines },
  ];
}

export function boxOf({ x, y, anchor, lines }: Label): Box {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - ASCENT, bottom: y - ASCENT + lines.length * LINE };
}

function regionNameBox({
  name,
  x,
  ...circle
}: {
  name: string | null;
  x: number;
  y: number;
  radius: number;
}) {
  const baseline = regionNameY(circle);
  const half = ((name ?? '').length * REGION_LETTER) / 2;
  return { left: x - half, right: x + half, top: baseline - ASCENT - 3, bottom: baseline + LEVEL };
}

const boxAround = ({ x, y }: Spot, radius: number): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
