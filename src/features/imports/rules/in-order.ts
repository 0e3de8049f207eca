import type { Arrival, ArrivedComment, ArrivedEssay, ArrivedPage, ArrivedPing } from './arrivals.ts';
import type { Plan } from './plan.ts';

/** What comes in with its texts. */
export type Textual = ArrivedEssay | ArrivedPage | ArrivedComment | ArrivedPing;

export const isTextual = (arrival: Arrival): arrival is Textual =>
  ['essay', 'page', 'comment', 'ping'].includes(arrival.kind);

/** What comes in with its texts, none before what it hangs on; the rest is handed on as it comes. */
export async function* inOrder(arrivals: AsyncIterable<Arrival>, plan: Plan): AsyncGenerator<Arrival> {
  const met = new Set<string>();
  const waiting = new Map<string, Textual[]>();

  function* release(first: Textual): Generator<Textual> {
    const free = [first];
    for (let one = free.pop(); one; one = free.pop()) {
      const lacking = needs(one, plan).find((name) => !met.has(name));
      if (lacking) {
        waiting.set(lacking, [...(waiting.get(lacking) ?? []), one]);
        continue;
      }
      yield one;
      met.add(nameOf(one));
      free.push(...(waiting.get(nameOf(one)) ?? []).toReversed());
      waiting.delete(nameOf(one));
    }
  }

  for await (const arrival of arrivals)
    if (isTextual(arrival)) yield* release(arrival);
    else yield arrival;
  // What waits now stands in a circle.
  for (const rest of waiting.values()) yield* rest;
}

const nameOf = ({ kind, key }: Textual) =>
  kind === 'essay' || kind === 'page' ? `document ${key}` : `${kind} ${key}`;

/** What has to be there first, of what comes at all. */
function needs(one: Textual, plan: Plan): string[] {
  if (one.kind === 'page') return [];
  if (one.kind === 'essay') return documentNamed(plan, one.edition?.originalKey);
  const answered = documentNamed(plan, one.documentKey);
  const parent = one.kind === 'comment' ? one.parentKey : undefined;
  return parent !== undefined && plan.comments.has(parent) ? [...answered, `comment ${parent}`] : answered;
}

const documentNamed = (plan: Plan, key: string | undefined) =>
  key !== undefined && plan.documents.has(key) ? [`document ${key}`] : [];
