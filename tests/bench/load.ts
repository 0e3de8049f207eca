import autocannon from 'autocannon';
import { median, quantile } from './figures.ts';

interface Target {
  url: string;
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
}

const CONNECTIONS = 32;
const SECONDS = 3;
const ROUNDS = 5;

/** Requests a second of `one` as a share of `other`, in turn over several rounds of one run; the median of the rounds. */
export async function ratio(one: Target, other: Target, connections = CONNECTIONS) {
  await rate(one, connections, 1);
  await rate(other, connections, 1);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const first = await rate(one, connections, SECONDS);
    const second = await rate(other, connections, SECONDS);
    ratios.push(first / second);
  }
  return median(ratios);
}

async function rate(target: Target, connections: number, duration: number) {
  const result = await autocannon({ ...target, connections, duration });
  if (result.non2xx - (result['3xx'] ?? 0) > 0 || result.errors > 0)
    throw new Error(`${target.url} answered ${result.non2xx} times with an error.`);
  return result.requests.average;
}

/** The 95th percentile in milliseconds of one request after another on one connection. */
export async function p95(urls: string[], headers: Record<string, string>) {
  const times: number[] = [];
  for (const url of urls) {
    const before = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
    times.push(performance.now() - before);
  }
  return quantile(times.slice(Math.min(5, times.length - 1)), 0.95);
}
