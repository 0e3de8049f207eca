import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arrival } from '#src/features/imports/rules/arrivals.ts';
import { inOrder } from '#src/features/imports/rules/in-order.ts';
import { readPlan, withoutRepeats } from '#src/features/imports/rules/plan.ts';
import { comment, essay } from '../commands/arriving.ts';

async function* streamed(arrivals: Arrival[]) {
  yield* arrivals;
}

const KEYS = Array.from({ length: 12 }, (_, at) => String(at));
const anything = fc.oneof(
  fc
    .record({ key: fc.constantFrom(...KEYS), original: fc.constantFrom(...KEYS, undefined) })
    .map(
      ({ key, original }): Arrival =>
        essay(key, original ? { edition: { originalKey: original, label: 'short' } } : {}),
    ),
  fc
    .record({
      key: fc.constantFrom(...KEYS),
      on: fc.constantFrom(...KEYS),
      to: fc.constantFrom(...KEYS, undefined),
    })
    .map(({ key, on, to }): Arrival => comment(key, on, to ? { parentKey: to } : {})),
);

test('whatever order things come in, all of them come out, and none before what it hangs on unless they hang in a circle', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 30 }), async (given) => {
      const arrivals = await Array.fromAsync(withoutRepeats(streamed(given), 'twice'));
      const { plan } = await readPlan(streamed(arrivals), async () => {});
      const out = await Array.fromAsync(inOrder(streamed(arrivals), plan));
      expect(out.map(({ kind, key }) => `${kind} ${key}`).toSorted()).toEqual(
        arrivals.map(({ kind, key }) => `${kind} ${key}`).toSorted(),
      );
      const at = new Map(out.map((one, place) => [`${one.kind} ${one.key}`, place]));
      for (const [place, one] of out.entries())
        if (one.kind === 'comment' && !one.parentKey && !isEdition(out, one.documentKey))
          expect(at.get(`essay ${one.documentKey}`) ?? -1).toBeLessThan(place);
    }),
    { numRuns: 200 },
  );
});

const isEdition = (all: Arrival[], key: string) =>
  all.some((one) => one.kind === 'essay' && one.key === key && one.edition);
