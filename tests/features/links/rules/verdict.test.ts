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

test.each(['port', 'credentials', 'private-address', 'certificate', 'too-many-redirects'] as const)(
  'what only this site cannot see (%s) is never gone for that, and is looked at weekly',
  (failure) => {
    const unseen: Finding = { kind: 'failing', failure };
    const last = after([0, unseen], [1, unseen], [2.2, unseen], [9, unseen]);
    expect(last).toMatchObject({ state: 'failing', failure, failures: 4, nextCheckAt: day(16) });
  },
);

test('a busy server is tried again when it says, and is gone if it never recovers', () => {
  const busy = (days: number): Finding => ({ kind: 'failing', status: 503, until: day(days) });
  expect(after([0, busy(4)]).nextCheckAt).toEqual(day(4));
  expect(after([0, busy(0.1)]).nextCheckAt).toEqual(day(26 / 24));
  expect(after([0, busy(1)], [2, busy(3)], [4, busy(5)]).state).toBe('gone');
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

test('a move that a curator left as it is is not proposed again, until it leads elsewhere', () => {
  const moved = (movedTo: string): Finding => ({ kind: 'moved', status: 200, movedTo });
  const left: LinkRecord = { ...FRESH, state: 'alive', movedTo: 'https://example.org/new' };
  const look = (before: LinkRecord, finding: Finding) => afterLook(before, finding, day(7), 0.5);
  expect(look(left, moved('https://example.org/new')).state).toBe('alive');
  expect(look(look(left, MISSING), moved('https://example.org/new')).state).toBe('alive');
  expect(look(left, moved('https://example.org/newer')).state).toBe('moved');
  const undecidedMove: LinkRecord = { ...left, state: 'moved' };
  expect(look(look(undecidedMove, MISSING), moved('https://example.org/new')).state).toBe('moved');
});
