import type { Arrival } from './arrivals.ts';

/** So much is written in one transaction: twenty-five essays of ordinary length, or 250 comments. */
const MOST_WEIGHT = 25;
const CHARACTERS_AN_ESSAY = 10_000;
const COMMENT_WEIGHT = 0.1;

const weightOf = (arrival: Arrival) =>
  arrival.kind === 'essay' || arrival.kind === 'page'
    ? 1 + arrival.body.text.length / CHARACTERS_AN_ESSAY
    : COMMENT_WEIGHT;

/** Arrivals in lists that can be written at once. */
export async function* batches(arrivals: AsyncIterable<Arrival>): AsyncGenerator<Arrival[]> {
  let batch: Arrival[] = [];
  let weight = 0;
  for await (const arrival of arrivals) {
    batch.push(arrival);
    weight += weightOf(arrival);
    if (weight < MOST_WEIGHT) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
