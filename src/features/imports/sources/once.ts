import type { Arrival } from '../rules/arrivals.ts';

/** Leaves out a redirect from a path that was told of before: the first one counts. */
export async function* redirectsOnce(arrivals: AsyncIterable<Arrival>): AsyncGenerator<Arrival> {
  const told = new Set<string>();
  for await (const arrival of arrivals) {
    if (arrival.kind !== 'redirect') yield arrival;
    else if (!told.has(arrival.key)) {
      told.add(arrival.key);
      yield arrival;
    }
  }
}
