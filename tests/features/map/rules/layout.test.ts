import { expect, test } from 'vitest';
import { layOut } from '#src/features/map/rules/layout.ts';

/** Three topics of ten essays; the essays of the first two lead to one another, those of the third to themselves. */
const essays = Array.from({ length: 30 }, (_, at) => ({
  id: `essay-${at}`,
  topic: ['care', 'listening', 'tools'][at % 3] ?? '',
}));
const links = essays.flatMap(({ id, topic }, at) =>
  topic === 'tools'
    ? [{ from: id, to: `essay-${(at + 3) % 30}` }]
    : [{ from: id, to: `essay-${at % 3 === 0 ? at + 1 : at - 1}` }],
);
const distance = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.hypot(one.x - other.x, one.y - other.y);

test('the same graph gives the same map', () => {
  expect(layOut({ essays, links })).toEqual(layOut({ essays, links }));
});

test('every essay stands in the region of its topic, and no two on one spot', () => {
  const { regions, places } = layOut({ essays, links });
  expect(places).toHaveLength(30);
  for (const { id, topic, x, y } of places) {
    expect(topic).toBe(essays.find((essay) => essay.id === id)?.topic);
    expect(Math.hypot(x, y)).toBeLessThan(regions.find((region) => region.topic === topic)?.radius ?? 0);
  }
  const spots = new Set(places.map(({ topic, x, y }) => `${topic} ${x} ${y}`));
  expect(spots.size).toBe(30);
});

test('regions do not overlap', () => {
  const { regions } = layOut({ essays, links });
  for (const one of regions)
    for (const other of regions)
      if (one !== other) expect(distance(one, other)).toBeGreaterThan(one.radius + other.radius);
});

test('an essay stands on the side of its region that looks to where it leads', () => {
  const { regions, places } = layOut({
    essays,
    links: [{ from: 'essay-0', to: 'essay-1' }],
  });
  const [care, listening] = ['care', 'listening'].map((topic) => regions.find((one) => one.topic === topic));
  const place = places.find(({ id }) => id === 'essay-0');
  if (!care || !listening || !place) throw new Error('Something is not on the map.');
  const spot = { x: care.x + place.x, y: care.y + place.y };
  expect(distance(spot, listening)).toBeLessThan(distance(care, listening));
});

test('a site without essays has an empty map', () => {
  expect(layOut({ essays: [], links: [] })).toEqual({ regions: [], places: [] });
});
