import { expect, test } from 'vitest';
import { afterLook, type Finding, type LinkRecord } from '#src/features/links/rules/verdict.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = new Date('2026-11-03T09:00:00Z');
const day = (days: number) => new Date(START.getTime() + days * DAY_MS);

const FRESH: LinkRecord = {
  state: 'unchecked',
  status: null,
  failure: null,
  movedTo: null,
  failures: 0,
  failingSince: null,
  checkedAt: null,
  nextCheckAt: START,
};
const MISSING: Finding = { kind: 'failing', status: 404 };
const ALIVE: Finding = { kind: 'alive', status: 200 };

/** The record after looks on the given days. */
const after = (...looks: [days: number, finding: Finding][]) =>
  looks.reduce((record, [days, finding]) => afterLook(record, finding, day(days), 0.5), FRESH);

test('a link that answers is looked at again a week later, each at its own time', () => {
  expect(after([0, ALIVE])).toMatchObject({ state: 'alive', checkedAt: START, nextCheckAt: day(7) });
  const times = [0, 0.5, 1].map((spread) => afterLook(FRESH, ALIVE, START, spread).nextCheckAt.getTime());
  expect(new Set(times).size).toBe(3);
});

test('a link that fails is tried again the next day, and is gone after three tries over days', () => {
  expect(after([0, MISSING])).toMatchObject({ state: 'failing', status: 404, failures: 1 });
  expect(after([0, MISSING]).nextCheckAt.getTime()).toBeLessThan(day(2).getTime());
  expect(after([0, MISSING], [1, MISSING])).toMatchObject({ state: 'failing', failures: 2 });
  expect(after([0, MISSING], [1, MISSING], [2.2, MISSING])).toMatchObject({ state: 'gone', failures: 3 });
});

test('three failures within an hour are one bad hour, not a dead link', () => {
  expect(after([0, MISSING], [0.01, MISSING], [0.02, MISSING], [0.04, MISSING]).state).toBe('failing');
});

test('a link that answers again is alive, and its failures are forgotten', () => {
  const back = after([0, MISSING], [1, MISSING], [2.2, MISSING], [9, ALIVE]);
  expect(back).toMatchObject({ state: 'alive', failures: 0, failingSince: null, failure: null });
});

test('a server that says a page is gone is believed', () => {
  expect(after([0, { kind: 'gone', status: 410 }]).state).toBe('gone');
});

test('a gone link stays gone while it goes on failing', () => {
  expect(after([0, { kind: 'gone', status: 410 }], [7, MISSING]).state).toBe('gone');
});

test('a server that refuses programs is there: the link is alive, and what was known of it stays', () => {
  const refused: Finding = { kind: 'refused', status: 403 };
  expect(after([0, refused]).state).toBe('alive');
  expect(after([0, MISSING], [1, refused]).state).toBe('alive');
  expect(after([0, { kind: 'parked', status: 200 }], [7, refused]).state).toBe('parked');
});

test('a server that asks to be left alone is left alone, for an hour at least and a month at most', () => {
  const later = (days: number): Finding => ({ kind: 'later', status: 429, until: day(days) });
  expect(after([0, ALIVE], [7, later(9)])).toMatchObject({
    state: 'alive',
    nextCheckAt: day(9),
    checkedAt: START,
  });
  expect(after([0, later(0)]).nextCheckAt).toEqual(day(1 / 24));
  expect(after([0, later(4000)]).nextCheckAt).toEqual(day(30));
});

test('a moved link says where to, until it is found where it was', () => {
  const moved: Finding = { kind: 'moved', status: 200, movedTo: 'https://example.org/new' };
  expect(after([0, moved])).toMatchObject({ state: 'moved', movedTo: 'https://example.org/new' });
  expect(after([0, moved], [7, ALIVE])).toMatchObject({ state: 'alive', movedTo: null });
});
