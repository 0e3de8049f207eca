import { describe, expect, test } from 'vitest';
import { wilson } from '#src/features/moderation/rules/intervals.ts';
import { emptyCounts, parityReport } from '#src/features/moderation/rules/parity.ts';
import { LONGEST_WAIT, medianWait, waitBucket } from '#src/features/moderation/rules/waits.ts';

const VOICES = ['none', 'lived-experience', 'practitioner', 'family-or-friend', 'researcher'];

/** Numbers between 0 and 1 that are the same at every run: mulberry32. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Three hundred decisions for each voice, of which each has its own chance of being declined. */
function simulate(seed: number, chanceOf: (voice: string) => number) {
  const throwDice = dice(seed);
  return VOICES.map((voice) => {
    const declined = Array.from({ length: 300 }, throwDice).filter(
      (thrown) => thrown < chanceOf(voice),
    ).length;
    return { ...emptyCounts(voice), submitted: 300, approved: 300 - declined, declined };
  });
}

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);
const biased = (voice: string) => (voice === 'lived-experience' ? 0.27 : 0.12);

describe('a bias of fifteen points', () => {
  test('is found', () => {
    const { differences } = parityReport(simulate(1, biased));
    expect(differences).toContainEqual({ measure: 'declined', higher: 'lived-experience', lower: 'none' });
    expect(differences.every(({ higher }) => higher === 'lived-experience')).toBe(true);
  });

  test('is found in nearly every simulation', () => {
    const found = SEEDS.filter((seed) =>
      parityReport(simulate(seed, biased)).differences.some(({ higher }) => higher === 'lived-experience'),
    );
    expect(found.length).toBeGreaterThanOrEqual(99);
  });
});

describe('without a bias', () => {
  test('nothing is called out', () => {
    expect(parityReport(simulate(1, () => 0.15)).differences).toEqual([]);
  });

  test('a line by chance alone is rare', () => {
    const called = SEEDS.filter((seed) => parityReport(simulate(seed, () => 0.15)).differences.length > 0);
    expect(called.length).toBeLessThanOrEqual(8);
  });
});

describe('few enough to lead back to a person', () => {
  const many = { ...emptyCounts('none'), submitted: 40, approved: 30, declined: 5, spam: 1 };
  const few = { ...emptyCounts('researcher'), submitted: 9, approved: 9 };

  test('are not shown, and no total from which they could be found', () => {
    const report = parityReport([many, few]);
    expect(report.rows.map(({ voice }) => voice)).toEqual(['none']);
    expect(report.suppressed).toEqual(['researcher']);
    expect(report.total).toBeUndefined();
  });

  test('ten are shown, with the total', () => {
    const report = parityReport([many, { ...few, submitted: 10, approved: 10 }]);
    expect(report.suppressed).toEqual([]);
    expect(report.total).toMatchObject({ submitted: 50, approved: 40 });
  });

  test('a voice that nobody has spoken in hides nothing', () => {
    expect(parityReport([many, emptyCounts('researcher')]).total).toMatchObject({ submitted: 40 });
  });
});

test('the interval is Wilson’s', () => {
  const interval = wilson(10, 100);
  expect(interval?.low).toBeCloseTo(0.0552, 4);
  expect(interval?.high).toBeCloseTo(0.1744, 4);
  expect(wilson(0, 10)?.low).toBe(0);
  expect(wilson(0, 0)).toBeUndefined();
});

test('waits are kept in steps, and the median is the end of its step', () => {
  const from = new Date('2026-11-01T12:00:00Z');
  const after = (minutes: number) => waitBucket(from, new Date(from.getTime() + minutes * 60_000));
  expect([after(1), after(61), after(1441), after(50_000)]).toEqual([15, 240, 2880, LONGEST_WAIT]);
  expect(
    medianWait(
      new Map([
        [15, 1],
        [60, 1],
        [240, 1],
      ]),
    ),
  ).toBe(60);
  expect(medianWait(new Map())).toBeUndefined();
});
